package heddle.inspector.terminal;

import com.googlecode.lanterna.input.InputDecoder;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import heddle.inspector.view.Key;
import heddle.inspector.view.Msg;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes from the terminal to keys and mouse reports, by Lanterna's patterns.
 *
 * <p>Lanterna decides at once on what has arrived, so a sequence that a slow link cuts in two would be read as Esc and
 * letters. Here an unfinished sequence is held back until its rest comes or {@link #patienceMillis} is over.
 */
final class KeyDecoder {

    /** How long a lone escape may still become a sequence; short, since mostly it is the Esc key. */
    private static final int ESCAPE_PATIENCE_MILLIS = 25;

    /** How long a sequence that has begun may take: nobody types that. */
    private static final int SEQUENCE_PATIENCE_MILLIS = 250;

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final StringBuilder heldBack = new StringBuilder();
    private final Typed typed = new Typed();
    private final InputDecoder patterns = new InputDecoder(typed);
    private final KeyStrokes keyStrokes = new KeyStrokes();
    private byte[] partOfCharacter = {};

    KeyDecoder() {
        patterns.addProfile(new KeyPatterns());
    }

    /** What these bytes, with what was held back before, mean. */
    List<Msg> decode(ByteBuffer bytes) {
        heldBack.append(characters(bytes));
        int whole = endOfWholeSequences();
        typed.append(heldBack.substring(0, whole));
        heldBack.delete(0, whole);
        return messages();
    }

    /** What is held back, taken as it is: an escape is the Esc key, a sequence without its end means nothing. */
    List<Msg> giveUpWaiting() {
        if (heldBack.length() <= 2) {
            typed.append(heldBack);
        }
        heldBack.setLength(0);
        return messages();
    }

    /** How long to wait for the rest of what is held back; 0 when nothing is. */
    int patienceMillis() {
        return switch (heldBack.length()) {
            case 0 -> 0;
            case 1 -> ESCAPE_PATIENCE_MILLIS;
            default -> SEQUENCE_PATIENCE_MILLIS;
        };
    }

    private CharSequence characters(ByteBuffer bytes) {
        ByteBuffer in = ByteBuffer.allocate(partOfCharacter.length + bytes.remaining())
                .put(partOfCharacter)
                .put(bytes)
                .flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        utf8.decode(in, out, false);
        partOfCharacter = new byte[in.remaining()];
        in.get(partOfCharacter);
        return out.flip();
    }

    private int endOfWholeSequences() {
        int at = 0;
        while (at < heldBack.length()) {
            int end = heldBack.charAt(at) == EscapeSequence.ESCAPE ? EscapeSequence.end(heldBack, at) : at + 1;
            if (end < 0) {
                return at;
            }
            at = end;
        }
        return at;
    }

    private List<Msg> messages() {
        List<Msg> messages = new ArrayList<>();
        KeyStroke stroke = next();
        while (stroke != null) {
            if (isAfterEscape(stroke)) {
                messages.add(Key.ESC);
                stroke = new KeyStroke(stroke.getCharacter(), stroke.isCtrlDown(), false, stroke.isShiftDown());
            }
            Msg message = keyStrokes.message(stroke);
            if (message != null) {
                messages.add(message);
            }
            stroke = next();
        }
        return messages;
    }

    /** Alt and a character look like Esc and the character; Heddle has no use for Alt, so these are two quick keys. */
    private static boolean isAfterEscape(KeyStroke stroke) {
        return stroke.isAltDown() && stroke.getKeyType() == KeyType.Character;
    }

    private @Nullable KeyStroke next() {
        try {
            return patterns.getNextCharacter(false);
        } catch (IOException e) {
            throw new AssertionError("reads from memory", e);
        }
    }

    /** The characters that Lanterna may read now; it never asks for more than are ready. */
    private static final class Typed extends Reader {

        private final StringBuilder characters = new StringBuilder();

        void append(CharSequence more) {
            characters.append(more);
        }

        @Override
        public boolean ready() {
            return characters.length() > 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            int count = Math.min(length, characters.length());
            characters.getChars(0, count, buffer, offset);
            characters.delete(0, count);
            return count == 0 ? -1 : count;
        }

        @Override
        public void close() {}
    }
}
