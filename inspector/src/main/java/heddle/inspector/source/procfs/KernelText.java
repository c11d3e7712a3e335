package heddle.inspector.source.procfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of one kernel file with a cursor, parsed in place.
 *
 * <p>One instance serves every file that one thread reads, so that reading allocates nothing. A file longer than
 * {@value #CAPACITY} bytes is cut: none of the files read this way comes near it. Nothing throws on text it does not
 * understand; a number that is not there is {@link #NONE}.
 */
final class KernelText {
    static final int CAPACITY = 16 * 1024;

    /** No number at the cursor. */
    static final long NONE = Long.MIN_VALUE;

    private static final int END = -1;

    private final ByteBuffer received;
    private final byte[] bytes;
    private int length;
    private int position;

    /** Room for the files to come. */
    KernelText() {
        received = ByteBuffer.allocateDirect(CAPACITY);
        bytes = new byte[CAPACITY];
    }

    private KernelText(byte[] content) {
        received = ByteBuffer.allocate(0);
        bytes = content;
        length = content.length;
    }

    /** Text that is already in memory. */
    static KernelText of(byte[] content) {
        return new KernelText(content.clone());
    }

    static KernelText of(String content) {
        return new KernelText(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of a label to look for. */
    static byte[] label(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes what one positional read from the start of the file gives: the kernel makes such a read whole. */
    void receive(FileChannel file) throws IOException {
        length = 0;
        position = 0;
        received.clear();
        length = Math.max(0, file.read(received, 0));
        received.flip();
        received.get(bytes, 0, length);
    }

    void rewind() {
        position = 0;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** The next byte that is neither space nor tab, left in place; -1 at the end of the line or of the text. */
    private int next() {
        while (position < length && (bytes[position] == ' ' || bytes[position] == '\t')) position++;
        return position < length && bytes[position] != '\n' ? bytes[position] : END;
    }

    /** The next character of the line, or '?' when there is none. */
    char letter() {
        int found = next();
        if (found == END) return '?';
        position++;
        return (char) found;
    }

    /** The next decimal number of the line. Larger ones than a long holds wrap, as the kernel's counters do. */
    long number() {
        boolean negative = next() == '-';
        if (negative) position++;
        if (!isDigit(next())) return NONE;
        long value = 0;
        while (position < length && isDigit(bytes[position])) value = value * 10 + (bytes[position++] - '0');
        return negative ? -value : value;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** The next hexadecimal number of the line, with or without {@code 0x}. */
    long hex() {
        if (next() == '0' && position + 1 < length && bytes[position + 1] == 'x') position += 2;
        if (next() == END || digit(bytes[position]) < 0) return NONE;
        long value = 0;
        while (position < length && digit(bytes[position]) >= 0) value = (value << 4) | digit(bytes[position++]);
        return value;
    }

    /** The next octal number of the line. */
    long octal() {
        if (next() == END || octalDigit() < 0) return NONE;
        long value = 0;
        while (position < length && octalDigit() >= 0) {
            value = (value << 3) | octalDigit();
            position++;
        }
        return value;
    }

    private int octalDigit() {
        return Character.digit(bytes[position], 8);
    }

    private static int digit(byte character) {
        return Character.digit(character, 16);
    }

    /** Skips {@code count} words of the line. */
    void skipWords(int count) {
        for (int i = 0; i < count && next() != END; i++) {
            while (position < length && bytes[position] > ' ') position++;
        }
    }

    /** The next word of the line, empty when there is none. */
    String word() {
        next();
        int start = position;
        skipWords(1);
        return between(start, position);
    }

    /** Moves past the last {@code character} of the text; false, and nothing moved, when there is none. */
    boolean skipPastLast(char character) {
        for (int i = length - 1; i >= position; i--) {
            if (bytes[i] == character) {
                position = i + 1;
                return true;
            }
        }
        return false;
    }

    /**
     * Moves past the label of the first line at or below the cursor that begins with it. False, and at the end, when
     * there is none: ask for labels in the order of the file, or {@link #rewind} between.
     */
    boolean line(byte[] label) {
        if (position > 0) nextLine();
        while (position < length) {
            if (startsWith(label)) {
                position += label.length;
                return true;
            }
            nextLine();
        }
        return false;
    }

    /** Moves to the start of the next line; false at the end of the text. */
    boolean nextLine() {
        while (position < length && bytes[position] != '\n') position++;
        if (position < length) position++;
        return position < length;
    }

    boolean startsWith(byte[] expected) {
        if (position + expected.length > length) return false;
        for (int i = 0; i < expected.length; i++) {
            if (bytes[position + i] != expected[i]) return false;
        }
        return true;
    }

    /** The rest of the line, without the blanks before it. */
    String restOfLine() {
        next();
        int start = position;
        return new String(bytes, start, endOfLine() - start, StandardCharsets.UTF_8);
    }

    private int endOfLine() {
        int end = position;
        while (end < length && bytes[end] != '\n') end++;
        return end;
    }

    /** Whether the rest of the line is {@code expected}, without making a string of it. */
    boolean restOfLineIs(byte[] expected) {
        next();
        return endOfLine() - position == expected.length && startsWith(expected);
    }

    /** The rest of the line as bytes, to compare later ones with. */
    byte[] bytesOfLine() {
        next();
        return Arrays.copyOfRange(bytes, position, endOfLine());
    }

    /** The bytes between two indexes, as text. */
    String between(int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }

    int indexOf(char character) {
        for (int i = position; i < length; i++) {
            if (bytes[i] == character) return i;
        }
        return -1;
    }

    int position() {
        return position;
    }
}
