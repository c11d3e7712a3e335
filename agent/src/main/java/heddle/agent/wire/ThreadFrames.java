package heddle.agent.wire;

import java.net.ProtocolException;
import java.util.List;

/**
 * The stack of one platform thread.
 *
 * @param blockedCount as in {@link ThreadEntry} shortly before the stack was taken: the two counts name the wait it belongs to
 * @param waitedCount likewise
 * @param frames innermost first, at most 64
 */
public record ThreadFrames(long javaId, long blockedCount, long waitedCount, List<FrameEntry> frames) {
    public ThreadFrames {
        frames = List.copyOf(frames);
    }

    void writeTo(FieldWriter out) throws ProtocolException {
        out.int64(javaId).int64(blockedCount).int64(waitedCount).list(frames, FrameEntry::writeTo);
    }

    static ThreadFrames readFrom(FieldReader in) throws ProtocolException {
        return new ThreadFrames(in.int64(), in.int64(), in.int64(), in.list(FrameEntry::readFrom));
    }
}
