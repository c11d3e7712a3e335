package heddle.inspector.view;

import java.util.Map;
import java.util.Optional;

/**
 * A key stroke under its canonical name: the typed character itself ({@code q}, {@code /}, {@code 한}), or a word
 * ({@code enter}, {@code esc}, {@code up}, {@code pgdn}, {@code f1}, {@code space}), with modifiers in front in the
 * order {@code ctrl-alt-shift-}. Shift is part of a typed character ({@code G}), never a prefix of it.
 */
public record Key(String name) implements Msg {

    public static final Key ENTER = new Key("enter");
    public static final Key ESC = new Key("esc");
    public static final Key TAB = new Key("tab");
    public static final Key SPACE = new Key("space");
    public static final Key BACKSPACE = new Key("backspace");
    public static final Key UP = new Key("up");
    public static final Key DOWN = new Key("down");
    public static final Key LEFT = new Key("left");
    public static final Key RIGHT = new Key("right");
    public static final Key PAGE_UP = new Key("pgup");
    public static final Key PAGE_DOWN = new Key("pgdn");
    public static final Key HOME = new Key("home");
    public static final Key END = new Key("end");
    public static final Key CTRL_C = new Key("ctrl-c");
    public static final Key CTRL_L = new Key("ctrl-l");
    public static final Key CTRL_Z = new Key("ctrl-z");

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("enter", "⏎"),
            Map.entry("esc", "Esc"),
            Map.entry("tab", "Tab"),
            Map.entry("space", "Space"),
            Map.entry("up", "↑"),
            Map.entry("down", "↓"),
            Map.entry("left", "←"),
            Map.entry("right", "→"),
            Map.entry("pgup", "PgUp"),
            Map.entry("pgdn", "PgDn"),
            Map.entry("home", "Home"),
            Map.entry("end", "End"));

    /** The key that types a character. */
    public static Key typing(int codePoint) {
        return codePoint == ' ' ? SPACE : new Key(Character.toString(codePoint));
    }

    /** The same key with Ctrl held. */
    public Key ctrl() {
        return new Key("ctrl-" + name);
    }

    /** The same key with Alt held. */
    public Key alt() {
        return new Key("alt-" + name);
    }

    /** The same key with Shift held. */
    public Key shift() {
        return new Key("shift-" + name);
    }

    /** The character to add to a text field; absent for keys that type none. */
    public Optional<String> typed() {
        if (equals(SPACE)) {
            return Optional.of(" ");
        }
        return name.codePointCount(0, name.length()) == 1 ? Optional.of(name) : Optional.empty();
    }

    /** How the key is written in footer and help. */
    public String label() {
        String label = LABELS.get(name);
        if (label != null) {
            return label;
        }
        return isFunctionKey() ? "F" + name.substring(1) : name;
    }

    private boolean isFunctionKey() {
        return name.length() > 1 && name.charAt(0) == 'f' && Character.isDigit(name.charAt(1));
    }
}
