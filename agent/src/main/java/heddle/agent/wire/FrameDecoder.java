package heddle.agent.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages in a stream of bytes from the other end, which it does not trust. For one thread.
 *
 * <p>Memory follows what has arrived, not what a length field announces: the buffer at most doubles when it is full.
 */
public final class FrameDecoder {

    private static final int FIRST_CAPACITY = 8 * 1024;

    private final ReadableByteChannel channel;
    private ByteBuffer received = ByteBuffer.allocate(FIRST_CAPACITY);
    private final ThreadMemory threads = new ThreadMemory();
    private boolean ended;

    /** Reads from a channel that may be blocking or not. */
    public FrameDecoder(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Gives the next message; with a blocking channel it waits for one.
     *
     * @return empty when the stream has {@linkplain #ended() ended}, or when a non-blocking channel has nothing more now
     * @throws EOFException if the stream ends inside a frame
     * @throws ProtocolException if the bytes are no message; the stream is of no use afterwards
     */
    public Optional<Message> next() throws IOException {
        Message message = takeMessage();
        while (message == null && fill()) {
            message = takeMessage();
        }
        return Optional.ofNullable(message);
    }

    /** Whether the other end has closed the stream, between two frames. */
    public boolean ended() {
        return ended;
    }

    private @Nullable Message takeMessage() throws ProtocolException {
        if (received.position() < Integer.BYTES) {
            return null;
        }
        int length = received.getInt(0);
        if (length < 1 || length > Protocol.MAX_FRAME_BYTES) {
            throw new ProtocolException(
                    "a frame of " + length + " bytes, allowed are 1 to " + Protocol.MAX_FRAME_BYTES);
        }
        if (received.position() < Integer.BYTES + length) {
            return null;
        }
        Message message = read(received.slice(Integer.BYTES, length));
        received.flip().position(Integer.BYTES + length);
        received.compact();
        return message;
    }

    private Message read(ByteBuffer frame) throws ProtocolException {
        FieldReader fields = new FieldReader(frame, threads);
        Message message = Tag.read(fields);
        fields.expectEnd();
        return message;
    }

    /** Reads what is there; false when that is nothing. */
    private boolean fill() throws IOException {
        if (!received.hasRemaining()) {
            received = ByteBuffer.allocate(received.capacity() * 2).put(received.flip());
        }
        int count = channel.read(received);
        ended = count < 0;
        if (ended && received.position() > 0) {
            throw new EOFException("the stream ended inside a frame");
        }
        return count > 0;
    }
}
