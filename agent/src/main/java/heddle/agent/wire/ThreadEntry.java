package heddle.agent.wire;

import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * One platform thread at the moment of a snapshot.
 *
 * @param javaId {@code Thread.threadId()}
 * @param priority 1 to 10
 * @param blockedCount how often it has waited to enter a monitor; with {@code waitedCount} it tells one wait from the next
 * @param waitedCount how often it has waited, slept or parked
 * @param waitsOn null when it waits on no object, or the JVM hides which one
 */
public record ThreadEntry(
        long javaId,
        String name,
        Thread.State state,
        boolean daemon,
        int priority,
        long blockedCount,
        long waitedCount,
        @Nullable LockEntry waitsOn,
        WaitForm form) {

    void writeTo(FieldWriter out) throws ProtocolException {
        out.int64(javaId).text(name).choice(state).flag(daemon).int32(priority);
        out.int64(blockedCount)
                .int64(waitedCount)
                .optional(waitsOn, LockEntry::writeTo)
                .choice(form);
    }

    static ThreadEntry readFrom(FieldReader in) throws ProtocolException {
        return new ThreadEntry(
                in.int64(),
                in.text(),
                in.choice(Thread.State.values()),
                in.flag(),
                in.int32(),
                in.int64(),
                in.int64(),
                in.optional(LockEntry::readFrom),
                in.choice(WaitForm.values()));
    }
}
