package heddle.inspector.diagnosis;

import heddle.inspector.model.LockId;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import java.util.List;

/**
 * Threads that wait for each other in a circle.
 *
 * @param kind by what is held: {@code monitor}, {@code lock} or {@code mixed}
 * @param members the circle, each waiting for what the next one holds
 * @param victims threads whose wait ends in the circle
 * @param sinceNanos when the last member began to wait
 */
public record Deadlock(String kind, List<Member> members, List<ThreadControlBlock> victims, long sinceNanos) {
    /** A thread of the circle: what it holds and what it wants. */
    public record Member(ThreadControlBlock thread, LockId holds, LockId waitsOn) {}

    /** Whether a virtual thread takes part. */
    public boolean involvesVirtualThread() {
        return members.stream().anyMatch(member -> member.thread().kind() == ThreadKind.VIRTUAL);
    }
}
