package heddle.inspector.diagnosis;

import heddle.inspector.diagnosis.Circles.Circle;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.WaitGraph.Node;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the threads that will never go on because they wait for each other.
 *
 * <p>A circle counts once every member has been in the same wait for {@value #CONFIRMED_NANOS} ns, several looks at the JVM
 * long: who waits cannot take or release anything, so what the looks then say of holders is true at one moment.
 */
final class Deadlocks {
    static final long CONFIRMED_NANOS = 1_000_000_000L;

    /**
     * Who initialises a class only stacks tell, and of a virtual thread nothing tells one wait from the next: these are looked
     * at for longer.
     */
    static final long CONFIRMED_BY_MORE_LOOKS_NANOS = 2_000_000_000L;

    private static final Set<LockKind> LOCKS = EnumSet.of(LockKind.REENTRANT, LockKind.READ_WRITE, LockKind.STAMPED);

    private final long lookedNanos;
    private final Snapshot snapshot;
    private final Map<Long, LockWait> guessed;

    private Deadlocks(Snapshot snapshot) {
        this.snapshot = snapshot;
        guessed = Guesses.in(snapshot);
        lookedNanos = Math.min(snapshot.atNanos(), snapshot.sources().snapshotAtNanos());
    }

    /** The deadlocks of a moment, in the order of their first members. */
    static List<Deadlock> in(Snapshot snapshot) {
        return new Deadlocks(snapshot).find();
    }

    private List<Deadlock> find() {
        return Circles.of(new WaitGraph(snapshot.threads(), guessed)).stream()
                .filter(this::isConfirmed)
                .map(this::deadlock)
                .sorted((one, other) -> Snapshot.ORDER.compare(first(one), first(other)))
                .toList();
    }

    private static ThreadControlBlock first(Deadlock deadlock) {
        return deadlock.members().get(0).thread();
    }

    private boolean isConfirmed(Circle circle) {
        boolean sure = circle.members().stream().noneMatch(Deadlocks::isTakenForTheSame);
        long least = sure ? CONFIRMED_NANOS : CONFIRMED_BY_MORE_LOOKS_NANOS;
        return circle.members().stream()
                .allMatch(member -> lookedNanos - thread(member).sinceNanos() >= least);
    }

    private static boolean isTakenForTheSame(Node member) {
        return wait(member).kind() == LockKind.CLASS_INIT || thread(member).kind() == ThreadKind.VIRTUAL;
    }

    private Deadlock deadlock(Circle circle) {
        Map<Node, Node> holds = new LinkedHashMap<>();
        walk(circle).forEach(member -> holds.put(member, wanted(member)));
        List<Deadlock.Member> members = new ArrayList<>();
        long since = 0;
        Node before = last(holds);
        for (Node member : holds.keySet()) {
            LockId held = has(before, member) ? lock(before) : lock(heldBy(circle, member));
            members.add(new Deadlock.Member(thread(member), held, lock(member)));
            since = Math.max(since, thread(member).sinceNanos());
            before = member;
        }
        List<ThreadControlBlock> victims = circle.victims().stream()
                .map(Deadlocks::thread)
                .sorted(Snapshot.ORDER)
                .toList();
        return new Deadlock(kind(circle), confidence(circle), members, victims, since);
    }

    private static Node last(Map<Node, Node> members) {
        Node last = null;
        for (Node member : members.keySet()) last = member;
        return Objects.requireNonNull(last);
    }

    /** The way round from the first thread, then those that are in the circle by other ways. */
    private static List<Node> walk(Circle circle) {
        Set<Node> inside = Set.copyOf(circle.nodes());
        Set<Node> rest = circle.members().stream()
                .sorted(Comparator.comparing(Deadlocks::thread, Snapshot.ORDER))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Node> walked = new ArrayList<>();
        Node at = rest.iterator().next();
        while (rest.remove(at)) {
            walked.add(at);
            at = next(at, inside, rest);
        }
        walked.addAll(rest);
        return walked;
    }

    /** Of the threads that {@code from} needs one that was not passed, else any. */
    private static Node next(Node from, Set<Node> inside, Set<Node> notPassed) {
        List<Node> holders =
                wanted(from).obstacles().stream().filter(inside::contains).toList();
        return holders.stream().filter(notPassed::contains).findFirst().orElse(holders.get(0));
    }

    private static Node wanted(Node member) {
        return member.obstacles().get(0);
    }

    private static boolean has(Node waiter, Node holder) {
        return wanted(waiter).obstacles().contains(holder);
    }

    /** Who waits for what the member has: somebody of the circle does. */
    private static Node heldBy(Circle circle, Node member) {
        return circle.members().stream()
                .filter(waiter -> has(waiter, member))
                .findFirst()
                .orElseThrow();
    }

    private static ThreadControlBlock thread(Node member) {
        return Objects.requireNonNull(member.thread);
    }

    private static LockWait wait(Node member) {
        return member.wait;
    }

    private static LockId lock(Node member) {
        return wait(member).lock();
    }

    private static Set<LockKind> kinds(Circle circle) {
        return circle.members().stream()
                .map(member -> wait(member).kind())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LockKind.class)));
    }

    private static String kind(Circle circle) {
        Set<LockKind> kinds = kinds(circle);
        boolean oneThing =
                circle.members().stream().map(Deadlocks::lock).distinct().count() == 1;
        if (kinds.equals(EnumSet.of(LockKind.READ_WRITE)) && oneThing) return "read-write-upgrade";
        if (kinds.equals(EnumSet.of(LockKind.SEMAPHORE)) && oneThing) return "pool";
        if (LOCKS.containsAll(kinds)) return "lock";
        if (kinds.size() > 1) return "mixed";
        return kinds.contains(LockKind.FUTURE)
                ? "self-call"
                : kinds.iterator().next().text();
    }

    private Confidence confidence(Circle circle) {
        if (circle.members().stream()
                .anyMatch(member -> guessed.containsKey(thread(member).javaId()))) return Confidence.GUESS;
        boolean told = circle.members().stream()
                .map(Deadlocks::wait)
                .noneMatch(wait -> wait.any() || wait.kind() == LockKind.CLASS_INIT);
        return told ? Confidence.SURE : Confidence.STRONG;
    }
}
