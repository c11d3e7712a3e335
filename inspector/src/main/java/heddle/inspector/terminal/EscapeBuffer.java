package heddle.inspector.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes for the terminal, collected in an array that is kept from frame to frame. */
final class EscapeBuffer {

    private static final int FIRST_SIZE = 16 * 1024;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    EscapeBuffer add(byte[] sequence) {
        reserve(sequence.length);
        System.arraycopy(sequence, 0, bytes, length, sequence.length);
        length += sequence.length;
        return this;
    }

    EscapeBuffer add(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    EscapeBuffer decimal(int number) {
        if (number >= 10) {
            decimal(number / 10);
        }
        return add((char) ('0' + number % 10));
    }

    /** One code point in UTF-8 (RFC 3629). */
    EscapeBuffer utf8(int codePoint) {
        if (codePoint < 0x80) {
            return add((char) codePoint);
        }
        if (codePoint < 0x800) {
            return lead(0xC0 | (codePoint >> 6)).trail(codePoint);
        }
        if (codePoint < 0x10000) {
            return lead(0xE0 | (codePoint >> 12)).trail(codePoint >> 6).trail(codePoint);
        }
        return lead(0xF0 | (codePoint >> 18))
                .trail(codePoint >> 12)
                .trail(codePoint >> 6)
                .trail(codePoint);
    }

    /** Hands all bytes over in one write. */
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        out.flush();
    }

    private EscapeBuffer lead(int octet) {
        return add((char) octet);
    }

    private EscapeBuffer trail(int bits) {
        return add((char) (0x80 | (bits & 0x3F)));
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
