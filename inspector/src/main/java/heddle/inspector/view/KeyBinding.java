package heddle.inspector.view;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What some keys do: dispatch, footer and help all read it.
 *
 * @param action what the update function does
 * @param label one or two words for the footer; empty keeps the binding out of it
 * @param help a sentence for the help card
 */
public record KeyBinding<A>(List<Key> keys, A action, String label, String help) {

    public KeyBinding {
        keys = List.copyOf(keys);
    }

    /** A binding of keys given by their names, separated by spaces: {@code "up k"}. */
    public static <A> KeyBinding<A> of(String keyNames, A action, String label, String help) {
        List<Key> keys = List.of(keyNames.split(" ")).stream().map(Key::new).toList();
        return new KeyBinding<>(keys, action, label, help);
    }

    /** The keys as the footer names them: the first one. */
    String footerKey() {
        return keys.get(0).label();
    }

    /** The keys as the help names them: all. */
    String helpKeys() {
        return keys.stream().map(Key::label).collect(Collectors.joining(" "));
    }
}
