package heddle.inspector.diagnosis;

import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds circles in the graph that leads from each waiting thread to the owner of what it waits for.
 *
 * <p>A thread waits for one thing at a time, so the graph is a function and a walk of as many steps as there are
 * threads either ends or goes round. A circle counts once every member has been in the same wait for {@value
 * #CONFIRMED_NANOS} ns, several looks long: a hand-over caught between two reads never lasts.
 */
final class Deadlocks {
    static final long CONFIRMED_NANOS = 1_000_000_000L;

    private final Snapshot snapshot;
    private final Map<Long, ThreadControlBlock> byJavaId = new HashMap<>();

    private Deadlocks(Snapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.threads().forEach(thread -> byJavaId.put(thread.javaId(), thread));
    }

    static List<Deadlock> in(Snapshot snapshot) {
        return new Deadlocks(snapshot).find();
    }

    private List<Deadlock> find() {
        List<Deadlock> found = new ArrayList<>();
        Set<ThreadControlBlock> reported = new HashSet<>();
        for (ThreadControlBlock thread : snapshot.threads()) {
            List<ThreadControlBlock> circle = circleFrom(thread);
            if (circle.isEmpty()
                    || !circle.get(0).equals(thread)
                    || !circle.stream().allMatch(this::isConfirmed)) continue;
            if (reported.addAll(circle)) found.add(deadlock(circle));
        }
        return found;
    }

    /** The circle a walk from {@code start} runs into, beginning with {@code start} when that is a member; or empty. */
    private List<ThreadControlBlock> circleFrom(ThreadControlBlock start) {
        List<ThreadControlBlock> path = new ArrayList<>();
        ThreadControlBlock at = start;
        while (at != null && !path.contains(at)) {
            path.add(at);
            at = blocker(at);
        }
        return at == null ? List.of() : path.subList(path.indexOf(at), path.size());
    }

    private @Nullable ThreadControlBlock blocker(ThreadControlBlock thread) {
        ThreadRef owner = thread.activity().isWaiting() ? thread.owner() : null;
        return owner == null ? null : byJavaId.get(owner.javaId());
    }

    private boolean isConfirmed(ThreadControlBlock thread) {
        return snapshot.ageNanos(thread) >= CONFIRMED_NANOS;
    }

    private Deadlock deadlock(List<ThreadControlBlock> circle) {
        List<Deadlock.Member> members = new ArrayList<>();
        for (int i = 0; i < circle.size(); i++) {
            ThreadControlBlock waitsForIt = circle.get((i + circle.size() - 1) % circle.size());
            members.add(new Deadlock.Member(circle.get(i), wanted(waitsForIt), wanted(circle.get(i))));
        }
        long since =
                circle.stream().mapToLong(ThreadControlBlock::sinceNanos).max().orElse(snapshot.atNanos());
        return new Deadlock(kind(circle), List.copyOf(members), victims(circle), since);
    }

    private List<ThreadControlBlock> victims(List<ThreadControlBlock> circle) {
        return snapshot.threads().stream()
                .filter(thread -> !circle.contains(thread))
                .filter(thread -> circleFrom(thread).stream().anyMatch(circle::contains))
                .toList();
    }

    private static LockId wanted(ThreadControlBlock thread) {
        return Objects.requireNonNull(thread.lockWait()).lock();
    }

    private static String kind(List<ThreadControlBlock> circle) {
        long monitors = circle.stream().filter(Deadlocks::waitsForMonitor).count();
        if (monitors == circle.size()) return "monitor";
        return monitors == 0 ? "lock" : "mixed";
    }

    private static boolean waitsForMonitor(ThreadControlBlock thread) {
        LockWait wait = thread.lockWait();
        return wait != null && wait.kind() == LockKind.MONITOR;
    }
}
