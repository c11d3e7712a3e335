package heddle.inspector.terminal;

import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes whole any control sequence or string that nobody else knows, so that a terminal's answer is not read as keys. */
final class UnknownSequencePattern implements CharacterPattern {

    private static final String INTRODUCERS = "[]PX^_";

    @Override
    public @Nullable Matching match(List<Character> typed) {
        if (typed.get(0) != EscapeSequence.ESCAPE) {
            return null;
        }
        if (typed.size() == 1) {
            return Matching.NOT_YET;
        }
        if (INTRODUCERS.indexOf(typed.get(1)) < 0) {
            return null;
        }
        int end = EscapeSequence.end(text(typed), 0);
        if (end < 0) {
            return Matching.NOT_YET;
        }
        return end == typed.size() ? new Matching(new KeyStroke(KeyType.Unknown)) : null;
    }

    private static CharSequence text(List<Character> typed) {
        StringBuilder text = new StringBuilder(typed.size());
        typed.forEach(text::append);
        return text;
    }
}
