package heddle.inspector.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mouse reports of xterm's private mode 1006, {@code ESC [ < button ; column ; row M}, with {@code m} for a release. The
 * older forms that Lanterna decodes have no room for a column beyond 95 (or 223).
 */
final class SgrMousePattern implements CharacterPattern {

    private static final Pattern REPORT = Pattern.compile("\u001b\\[<(\\d{1,3});(\\d{1,5});(\\d{1,5})([Mm])");
    private static final int MOTION = 32;
    private static final int WHEEL = 64;

    @Override
    public @Nullable Matching match(List<Character> typed) {
        StringBuilder text = new StringBuilder(typed.size());
        typed.forEach(text::append);
        Matcher matcher = REPORT.matcher(text);
        if (matcher.matches()) {
            return new Matching(report(matcher));
        }
        return matcher.hitEnd() ? Matching.NOT_YET : null;
    }

    private static KeyStroke report(Matcher matcher) {
        int code = Integer.parseInt(matcher.group(1));
        int button = code & 3;
        MouseActionType action = action(code, button, matcher.group(4).equals("M"));
        if (action == null) {
            return new KeyStroke(KeyType.Unknown);
        }
        int column = Integer.parseInt(matcher.group(2)) - 1;
        int row = Integer.parseInt(matcher.group(3)) - 1;
        return new MouseAction(action, (code & WHEEL) != 0 ? 0 : button + 1, new TerminalPosition(column, row));
    }

    /** Null for what has no use here: a wheel that turns sideways, and motion without a button. */
    private static @Nullable MouseActionType action(int code, int button, boolean pressed) {
        if ((code & WHEEL) != 0) {
            return switch (button) {
                case 0 -> MouseActionType.SCROLL_UP;
                case 1 -> MouseActionType.SCROLL_DOWN;
                default -> null;
            };
        }
        if ((code & MOTION) != 0) {
            return button == 3 ? null : MouseActionType.DRAG;
        }
        return pressed ? MouseActionType.CLICK_DOWN : MouseActionType.CLICK_RELEASE;
    }
}
