package heddle.inspector.diagnosis;

import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds circles in the graph that leads from each waiting thread to the owner of what it waits for.
 *
 * <p>A thread waits for one thing at a time, so each has one way to go: a walk ends, or goes round, or meets a thread
 * that an earlier walk has passed. So every thread is passed once. A circle counts once every member has been in the same
 * wait for {@value #CONFIRMED_NANOS} ns, several looks at the JVM long: who waits cannot take or release anything, so what
 * the looks then say of owners is true at one moment.
 */
final class Deadlocks {
    static final long CONFIRMED_NANOS = 1_000_000_000L;

    /** Members in the order in which each waits for the next, and those whose wait ends in the circle. */
    private record Circle(List<ThreadControlBlock> members, List<ThreadControlBlock> victims) {}

    private final long lookedNanos;
    private final Map<Long, ThreadControlBlock> waiting = new LinkedHashMap<>();
    private final Map<Long, @Nullable Circle> endsIn = new HashMap<>();
    private final List<Circle> circles = new ArrayList<>();

    private Deadlocks(Snapshot snapshot) {
        lookedNanos = Math.min(snapshot.atNanos(), snapshot.sources().snapshotAtNanos());
        for (ThreadControlBlock thread : snapshot.threads()) {
            if (thread.owner() != null && thread.activity().isWaiting()) waiting.put(thread.javaId(), thread);
        }
    }

    /** The deadlocks of a moment, in the order of their first members. */
    static List<Deadlock> in(Snapshot snapshot) {
        return new Deadlocks(snapshot).find();
    }

    private List<Deadlock> find() {
        waiting.values().forEach(this::walkFrom);
        return circles.stream()
                .filter(circle -> circle.members().stream().allMatch(this::isConfirmed))
                .map(Deadlocks::deadlock)
                .sorted((one, other) -> Snapshot.ORDER.compare(first(one), first(other)))
                .toList();
    }

    private static ThreadControlBlock first(Deadlock deadlock) {
        return deadlock.members().get(0).thread();
    }

    private void walkFrom(ThreadControlBlock start) {
        Map<Long, ThreadControlBlock> path = new LinkedHashMap<>();
        ThreadControlBlock at = start;
        while (at != null && !endsIn.containsKey(at.javaId()) && path.putIfAbsent(at.javaId(), at) == null) {
            at = blocker(at);
        }
        Circle end = at == null ? null : end(at, path.containsKey(at.javaId()));
        path.values().forEach(thread -> leave(thread, end));
    }

    /** The circle in which a walk ends that has come to {@code thread}, for the second time or after an earlier walk. */
    private @Nullable Circle end(ThreadControlBlock thread, boolean round) {
        return round ? circle(thread) : endsIn.get(thread.javaId());
    }

    private @Nullable ThreadControlBlock blocker(ThreadControlBlock thread) {
        ThreadRef owner = thread.owner();
        return owner == null ? null : waiting.get(owner.javaId());
    }

    private Circle circle(ThreadControlBlock member) {
        List<ThreadControlBlock> members = new ArrayList<>();
        ThreadControlBlock at = member;
        do {
            members.add(at);
            at = Objects.requireNonNull(blocker(at));
        } while (at.javaId() != member.javaId());
        Collections.rotate(members, -members.indexOf(Collections.min(members, Snapshot.ORDER)));
        Circle circle = new Circle(members, new ArrayList<>());
        members.forEach(thread -> endsIn.put(thread.javaId(), circle));
        circles.add(circle);
        return circle;
    }

    /** Notes where a walk that passed the thread has ended. */
    private void leave(ThreadControlBlock thread, @Nullable Circle circle) {
        boolean member = endsIn.containsKey(thread.javaId());
        endsIn.put(thread.javaId(), circle);
        if (circle != null && !member) circle.victims().add(thread);
    }

    private boolean isConfirmed(ThreadControlBlock thread) {
        return lookedNanos - thread.sinceNanos() >= CONFIRMED_NANOS;
    }

    private static Deadlock deadlock(Circle circle) {
        List<Deadlock.Member> members = new ArrayList<>();
        ThreadControlBlock waitsForIt = circle.members().get(circle.members().size() - 1);
        long since = 0;
        for (ThreadControlBlock thread : circle.members()) {
            members.add(new Deadlock.Member(thread, wanted(waitsForIt), wanted(thread)));
            since = Math.max(since, thread.sinceNanos());
            waitsForIt = thread;
        }
        List<ThreadControlBlock> victims =
                circle.victims().stream().sorted(Snapshot.ORDER).toList();
        return new Deadlock(kind(circle.members()), List.copyOf(members), victims, since);
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
