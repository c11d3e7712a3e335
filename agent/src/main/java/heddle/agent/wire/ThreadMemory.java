package heddle.agent.wire;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads of the last frame, as bytes and as read.
 *
 * <p>Most threads are told again just as they were: comparing the bytes costs a tenth of reading them. No entry begins with
 * the bytes of another, so equal bytes are the whole of an equal entry.
 */
final class ThreadMemory {

    private record Known(ByteBuffer bytes, ThreadEntry entry) {}

    private final Map<Long, Known> byJavaId = new HashMap<>();

    /**
     * Reads the next thread of a frame.
     *
     * @param frame what {@code in} reads from, at the thread's first byte, which is that of its id
     */
    ThreadEntry read(FieldReader in, ByteBuffer frame) throws ProtocolException {
        int start = frame.position();
        Known known = frame.remaining() < Long.BYTES ? null : byJavaId.get(frame.getLong(start));
        if (known != null && isNext(frame, known.bytes)) {
            frame.position(start + known.bytes.capacity());
            return known.entry;
        }
        ThreadEntry entry = ThreadEntry.readFrom(in);
        byte[] bytes = new byte[frame.position() - start];
        frame.get(start, bytes);
        byJavaId.put(entry.javaId(), new Known(ByteBuffer.wrap(bytes), entry));
        return entry;
    }

    private static boolean isNext(ByteBuffer frame, ByteBuffer bytes) {
        int length = bytes.capacity();
        return frame.remaining() >= length
                && frame.slice(frame.position(), length).mismatch(bytes) < 0;
    }

    /** Once more are remembered than a frame told twice over, those it did not tell are dropped. */
    void forgetAllBut(List<ThreadEntry> told) {
        if (byJavaId.size() <= 2 * told.size()) return;
        Map<Long, Known> living = new HashMap<>();
        for (ThreadEntry entry : told) living.put(entry.javaId(), byJavaId.get(entry.javaId()));
        byJavaId.clear();
        byJavaId.putAll(living);
    }
}
