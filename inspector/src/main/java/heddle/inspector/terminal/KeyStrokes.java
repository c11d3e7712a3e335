package heddle.inspector.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import heddle.inspector.view.Key;
import heddle.inspector.view.Mouse;
import heddle.inspector.view.Msg;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lanterna's key strokes under the names that views know. */
final class KeyStrokes {

    private char lastCharacter;

    /** Null when it means nothing here, or is the first half of a character. */
    @Nullable
    Msg message(KeyStroke stroke) {
        if (stroke instanceof MouseAction mouse) {
            return mouse(mouse);
        }
        Key key = stroke.getKeyType() == KeyType.Character ? character(stroke) : named(stroke.getKeyType());
        if (key == null) {
            return null;
        }
        Key shifted = stroke.isShiftDown() ? key.shift() : key;
        Key alternative = stroke.isAltDown() ? shifted.alt() : shifted;
        return stroke.isCtrlDown() ? alternative.ctrl() : alternative;
    }

    /** Characters beyond the basic plane come as two strokes. */
    private @Nullable Key character(KeyStroke stroke) {
        char c = stroke.getCharacter();
        char before = lastCharacter;
        lastCharacter = c;
        if (Character.isSurrogatePair(before, c)) {
            return Key.typing(Character.toCodePoint(before, c));
        }
        return Character.isSurrogate(c) ? null : Key.typing(c);
    }

    private static @Nullable Key named(KeyType type) {
        return switch (type) {
            case Enter -> Key.ENTER;
            case Escape -> Key.ESC;
            case Tab -> Key.TAB;
            case ReverseTab -> Key.TAB.shift();
            case Backspace -> Key.BACKSPACE;
            case ArrowUp -> Key.UP;
            case ArrowDown -> Key.DOWN;
            case ArrowLeft -> Key.LEFT;
            case ArrowRight -> Key.RIGHT;
            case PageUp -> Key.PAGE_UP;
            case PageDown -> Key.PAGE_DOWN;
            case Home -> Key.HOME;
            case End -> Key.END;
            case Insert, Delete, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 ->
                new Key(type.name().toLowerCase(Locale.ROOT));
            default -> null;
        };
    }

    private static @Nullable Mouse mouse(MouseAction report) {
        Mouse.Action action = switch (report.getActionType()) {
            case CLICK_DOWN -> Mouse.Action.PRESS;
            case CLICK_RELEASE -> Mouse.Action.RELEASE;
            case DRAG -> Mouse.Action.DRAG;
            case SCROLL_UP -> Mouse.Action.WHEEL_UP;
            case SCROLL_DOWN -> Mouse.Action.WHEEL_DOWN;
            case MOVE -> null;
        };
        return action == null
                ? null
                : new Mouse(
                        action,
                        report.getButton(),
                        report.getPosition().getRow(),
                        report.getPosition().getColumn());
    }
}
