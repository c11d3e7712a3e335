package heddle.inspector.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All keys of one screen, in the order in which footer and help show them. No key has two meanings. */
public final class KeyTable<A> {

    private final List<KeyBinding<A>> bindings;
    private final Map<Key, A> actions = new HashMap<>();

    /** @throws IllegalArgumentException when two bindings share a key */
    public KeyTable(List<KeyBinding<A>> bindings) {
        this.bindings = List.copyOf(bindings);
        for (KeyBinding<A> binding : bindings) {
            binding.keys().forEach(key -> bind(key, binding.action()));
        }
    }

    /** The keys of this table and of another, for a screen that adds to what works everywhere. */
    public KeyTable<A> and(KeyTable<A> other) {
        return new KeyTable<>(
                Stream.concat(bindings.stream(), other.bindings.stream()).toList());
    }

    /** What a key does here; absent when nothing. */
    public Optional<A> action(Key key) {
        return Optional.ofNullable(actions.get(key));
    }

    public List<KeyBinding<A>> bindings() {
        return bindings;
    }

    private void bind(Key key, A action) {
        if (actions.putIfAbsent(key, action) != null) {
            throw new IllegalArgumentException("Key " + key.name() + " has two meanings");
        }
    }
}
