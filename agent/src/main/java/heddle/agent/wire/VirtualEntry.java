package heddle.agent.wire;

import java.net.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One virtual thread at the moment of a snapshot.
 *
 * @param name often empty
 * @param carrierJavaId of the platform thread that runs it, or {@link #UNMOUNTED}
 * @param frames innermost first, at most 64; empty unless it stays on its carrier, which may mean that it is pinned
 * @param waitsOn null when it waits on no object, or the JVM hides which one
 */
public record VirtualEntry(
        long javaId,
        String name,
        Thread.State state,
        long carrierJavaId,
        @Nullable LockEntry waitsOn,
        WaitForm form,
        List<FrameEntry> frames) {

    /** No platform thread runs it now. */
    public static final long UNMOUNTED = -1;

    public VirtualEntry {
        frames = List.copyOf(frames);
    }

    void writeTo(FieldWriter out) throws ProtocolException {
        out.int64(javaId).text(name).choice(state).int64(carrierJavaId);
        out.optional(waitsOn, LockEntry::writeTo).choice(form).list(frames, FrameEntry::writeTo);
    }

    static VirtualEntry readFrom(FieldReader in) throws ProtocolException {
        return new VirtualEntry(
                in.int64(),
                in.text(),
                in.choice(Thread.State.values()),
                in.int64(),
                in.optional(LockEntry::readFrom),
                in.choice(WaitForm.values()),
                in.list(FrameEntry::readFrom));
    }
}
