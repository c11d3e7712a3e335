package heddle.inspector.diagnosis;

import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.model.LockId;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Threads that wait for each other in a circle.
 *
 * @param kind by what is held: {@code monitor}, {@code lock}, {@code read-write-upgrade}, {@code semaphore},
 *     {@code class-init}, {@code pool}, {@code self-call} or {@code mixed}
 * @param confidence how sure it is who has what; that nobody goes on follows from it
 * @param members the circle, each waiting for what the next one holds; where a wait is for several threads, the shortest
 *     way round comes first
 * @param victims threads whose wait ends in the circle
 * @param sinceNanos when the last member began to wait
 */
public record Deadlock(
        String kind, Confidence confidence, List<Member> members, List<ThreadControlBlock> victims, long sinceNanos) {
    public Deadlock {
        members = List.copyOf(members);
        victims = List.copyOf(victims);
    }

    /** A thread of the circle: what it holds and what it wants. */
    public record Member(ThreadControlBlock thread, LockId holds, LockId waitsOn) {
        private String site() {
            String place = StackFrame.firstOwn(thread.frames())
                    .map(StackFrame::shortText)
                    .orElse("?");
            return place + " wants " + waitsOn.userClass();
        }
    }

    /** Whether a virtual thread takes part. */
    public boolean involvesVirtualThread() {
        return members.stream().anyMatch(member -> member.thread().kind() == ThreadKind.VIRTUAL);
    }

    /** The same text whenever the same code deadlocks in the same way, whichever threads and locks it meets. */
    public String signature() {
        return members.stream().map(Member::site).sorted().collect(Collectors.joining(" | ", kind + ": ", ""));
    }
}
