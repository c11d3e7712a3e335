package heddle.agent.wire;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes fields into a buffer that grows up to the largest frame and is kept for the next one. */
final class FieldWriter {

    /** How a value writes itself; the value comes first so that {@code ThreadEntry::writeTo} fits. */
    interface Writing<T> {
        void write(T value, FieldWriter out) throws ProtocolException;
    }

    private static final int FIRST_CAPACITY = 8 * 1024;
    private static final int MOST_BYTES_PER_CHAR = 3;
    private static final int PAIR_ACROSS_THE_CUT = 1;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY);

    FieldWriter int32(int value) throws ProtocolException {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    FieldWriter int64(long value) throws ProtocolException {
        room(Long.BYTES).putLong(value);
        return this;
    }

    FieldWriter flag(boolean value) throws ProtocolException {
        return int8(value ? 1 : 0);
    }

    /** Writes the constant's place: one byte, and its order is part of {@link Protocol#VERSION}. */
    @SuppressWarnings("EnumOrdinal")
    FieldWriter choice(Enum<?> value) throws ProtocolException {
        return int8(value.ordinal());
    }

    /** Writes UTF-8 without a copy in between; what exceeds {@link Protocol.MAX_TEXT_CHARS} is cut off. */
    FieldWriter text(String value) throws ProtocolException {
        int chars = Math.min(value.length(), Protocol.MAX_TEXT_CHARS);
        ByteBuffer out = room(Short.BYTES + chars * MOST_BYTES_PER_CHAR + PAIR_ACROSS_THE_CUT);
        int start = out.position();
        out.position(start + Short.BYTES);
        for (int i = 0; i < chars; ) {
            int codePoint = value.codePointAt(i);
            putUtf8(out, codePoint);
            i += Character.charCount(codePoint);
        }
        out.putShort(start, (short) (out.position() - start - Short.BYTES));
        return this;
    }

    FieldWriter bytes(Bytes value) throws ProtocolException {
        byte[] array = value.array();
        int32(array.length);
        room(array.length).put(array);
        return this;
    }

    <T> FieldWriter optional(@Nullable T value, Writing<? super T> writing) throws ProtocolException {
        flag(value != null);
        if (value != null) {
            writing.write(value, this);
        }
        return this;
    }

    <T> FieldWriter list(List<T> values, Writing<? super T> writing) throws ProtocolException {
        int32(values.size());
        for (T value : values) {
            writing.write(value, this);
        }
        return this;
    }

    /** Drops what was written and leaves room for the frame's length. */
    void startFrame() {
        bytes.clear().position(Integer.BYTES);
    }

    /** Fills in the length and gives the whole frame, ready to be sent; valid until the next frame starts. */
    ByteBuffer endFrame() {
        return bytes.putInt(0, bytes.position() - Integer.BYTES).flip();
    }

    private FieldWriter int8(int value) throws ProtocolException {
        room(Byte.BYTES).put((byte) value);
        return this;
    }

    private ByteBuffer room(int more) throws ProtocolException {
        int needed = bytes.position() + more;
        if (needed > bytes.capacity()) {
            grow(needed);
        }
        return bytes;
    }

    private void grow(int needed) throws ProtocolException {
        int limit = Integer.BYTES + Protocol.MAX_FRAME_BYTES;
        if (needed > limit) {
            throw new ProtocolException("the message needs more than " + Protocol.MAX_FRAME_BYTES + " bytes");
        }
        int capacity = Math.min(limit, Math.max(needed, bytes.capacity() * 2));
        bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }

    /** Encodes one code point; half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD. */
    private static void putUtf8(ByteBuffer out, int codePoint) {
        if (codePoint < 0x80) {
            out.put((byte) codePoint);
        } else if (codePoint < 0x800) {
            out.put((byte) (0xC0 | (codePoint >> 6)));
            putContinuation(out, codePoint, 0);
        } else if (codePoint < 0x10000) {
            int sayable = Character.isSurrogate((char) codePoint) ? 0xFFFD : codePoint;
            out.put((byte) (0xE0 | (sayable >> 12)));
            putContinuation(out, sayable, 6);
            putContinuation(out, sayable, 0);
        } else {
            out.put((byte) (0xF0 | (codePoint >> 18)));
            putContinuation(out, codePoint, 12);
            putContinuation(out, codePoint, 6);
            putContinuation(out, codePoint, 0);
        }
    }

    private static void putContinuation(ByteBuffer out, int codePoint, int shift) {
        out.put((byte) (0x80 | ((codePoint >> shift) & 0x3F)));
    }
}
