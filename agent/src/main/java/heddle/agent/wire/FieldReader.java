package heddle.agent.wire;

import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one frame and believes no length, flag or number that the frame cannot hold. */
final class FieldReader {

    /** How a value is made from fields. */
    interface Reading<T> {
        T from(FieldReader in) throws ProtocolException;
    }

    /** The smallest list element is an id; so no count can ask for more elements than the frame has room for. */
    private static final int LEAST_BYTES_PER_ELEMENT = Long.BYTES;

    private final ByteBuffer bytes;
    private final ThreadMemory threads;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    /** @param threads what earlier frames of the stream told of threads */
    FieldReader(ByteBuffer frame, ThreadMemory threads) {
        bytes = frame;
        this.threads = threads;
    }

    /** Threads, each of which is the same object as in the last frame when its bytes are the same. */
    List<ThreadEntry> threads() throws ProtocolException {
        List<ThreadEntry> read = list(in -> threads.read(in, bytes));
        threads.forgetAllBut(read);
        return read;
    }

    int int32() throws ProtocolException {
        try {
            return bytes.getInt();
        } catch (BufferUnderflowException e) {
            throw cutShort();
        }
    }

    long int64() throws ProtocolException {
        try {
            return bytes.getLong();
        } catch (BufferUnderflowException e) {
            throw cutShort();
        }
    }

    boolean flag() throws ProtocolException {
        int value = int8();
        if (value > 1) {
            throw new ProtocolException("a flag is 0 or 1, not " + value);
        }
        return value == 1;
    }

    <E extends Enum<E>> E choice(E[] values) throws ProtocolException {
        int ordinal = int8();
        if (ordinal >= values.length) {
            throw new ProtocolException(values[0].getDeclaringClass().getSimpleName() + " has no number " + ordinal);
        }
        return values[ordinal];
    }

    String text() throws ProtocolException {
        int length = int16();
        if (length > bytes.remaining()) {
            throw cutShort();
        }
        ByteBuffer text = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        try {
            return utf8.decode(text).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("a text is not UTF-8: " + e.getMessage());
        }
    }

    Bytes bytes() throws ProtocolException {
        int length = int32();
        if (length < 0 || length > bytes.remaining()) {
            throw cutShort();
        }
        byte[] read = new byte[length];
        bytes.get(read);
        return new Bytes(read);
    }

    <T> @Nullable T optional(Reading<T> reading) throws ProtocolException {
        return flag() ? reading.from(this) : null;
    }

    <T> List<T> list(Reading<T> reading) throws ProtocolException {
        int count = int32();
        if (count < 0 || count > bytes.remaining() / LEAST_BYTES_PER_ELEMENT) {
            throw new ProtocolException("a list of " + count + " does not fit into " + bytes.remaining() + " bytes");
        }
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(reading.from(this));
        }
        return values;
    }

    void expectEnd() throws ProtocolException {
        if (bytes.hasRemaining()) {
            throw new ProtocolException(bytes.remaining() + " bytes follow the message in its frame");
        }
    }

    private int int8() throws ProtocolException {
        try {
            return Byte.toUnsignedInt(bytes.get());
        } catch (BufferUnderflowException e) {
            throw cutShort();
        }
    }

    private int int16() throws ProtocolException {
        try {
            return Short.toUnsignedInt(bytes.getShort());
        } catch (BufferUnderflowException e) {
            throw cutShort();
        }
    }

    private static ProtocolException cutShort() {
        return new ProtocolException("the frame ends inside a message");
    }
}
