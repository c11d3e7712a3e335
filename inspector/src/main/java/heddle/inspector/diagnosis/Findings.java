package heddle.inspector.diagnosis;

import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.Evidence;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns deadlocks and contended locks into sentences. */
final class Findings {
    static final String DEADLOCK = "deadlock";
    static final String MONITOR_CONTENTION = "monitor-contention";
    static final String LOCK_CONTENTION = "lock-contention";

    static final List<String> GRAPH_RULES = List.of(DEADLOCK);
    static final List<String> CONTENTION_RULES = List.of(MONITOR_CONTENTION, LOCK_CONTENTION);
    static final List<String> RULES = List.of(DEADLOCK, MONITOR_CONTENTION, LOCK_CONTENTION);

    /** Contention is judged over at least this long. */
    static final long SHORTEST_WINDOW_NANOS = 3_000_000_000L;

    private static final double HIGH_LOSS = 0.5;
    private static final double MEDIUM_LOSS = 0.25;

    private Findings() {}

    static List<Finding> of(Window window, List<LockReport> locks, List<Deadlock> deadlocks) {
        List<Finding> found = new ArrayList<>();
        deadlocks.forEach(deadlock -> found.add(deadlock(deadlock, window.to())));
        if (window.nanos() >= SHORTEST_WINDOW_NANOS) {
            locks.stream()
                    .filter(lock -> isMutex(lock) && lock.lostPerSecond() >= MEDIUM_LOSS)
                    .filter(lock -> deadlocks.stream().noneMatch(deadlock -> explains(deadlock, lock)))
                    .forEach(lock -> found.add(contention(lock)));
        }
        return List.copyOf(found);
    }

    private static boolean isMutex(LockReport lock) {
        return switch (lock.kind()) {
            case MONITOR, REENTRANT, READ_WRITE, STAMPED -> true;
            default -> false;
        };
    }

    /** What a member or a victim holds is contended for no other reason. */
    private static boolean explains(Deadlock deadlock, LockReport lock) {
        Optional<ThreadRef> owner = lock.owner().map(ThreadControlBlock::ref);
        return threads(deadlock).map(ThreadControlBlock::ref).anyMatch(stuck -> owner.equals(Optional.of(stuck)));
    }

    private static Stream<ThreadControlBlock> threads(Deadlock deadlock) {
        return Stream.concat(deadlock.members().stream().map(Deadlock.Member::thread), deadlock.victims().stream());
    }

    private static Finding deadlock(Deadlock deadlock, Snapshot now) {
        return new Finding(
                DEADLOCK,
                Severity.CRITICAL,
                Confidence.SURE,
                "Deadlock for " + Words.time(now.atNanos() - deadlock.sinceNanos()) + ": " + circle(deadlock) + "."
                        + victims(deadlock.victims().size()),
                deadlock.members().stream().map(Findings::where).toList(),
                "Take these locks in one order everywhere.",
                "M19",
                threads(deadlock).map(ThreadControlBlock::ref).toList(),
                deadlock.members().get(0).holds());
    }

    private static String circle(Deadlock deadlock) {
        return deadlock.members().stream()
                .map(member ->
                        member.thread().name() + " holds " + member.holds().shortText() + " and waits for "
                                + member.waitsOn().shortText())
                .collect(Collectors.joining("; "));
    }

    private static String victims(int count) {
        if (count == 0) return "";
        return count == 1 ? " 1 more thread is stuck behind." : " " + count + " more threads are stuck behind.";
    }

    private static String where(Deadlock.Member member) {
        return member.thread().name() + " is " + Words.doing(member.thread());
    }

    private static Finding contention(LockReport lock) {
        return new Finding(
                lock.kind() == LockKind.MONITOR ? MONITOR_CONTENTION : LOCK_CONTENTION,
                lock.lostPerSecond() >= HIGH_LOSS ? Severity.HIGH : Severity.MEDIUM,
                Confidence.STRONG,
                who(lock) + holder(lock) + ".",
                evidence(lock),
                "Do less while holding it, or split it.",
                "M19",
                lock.waiters().stream().map(waiter -> waiter.thread().ref()).toList(),
                lock.id());
    }

    private static String who(LockReport lock) {
        String lost = Words.decimal(lock.lostPerSecond()) + " thread-seconds are lost each second";
        String name = lock.id().shortText();
        if (lock.waiters().isEmpty()) return lost + " to waiting for " + name;
        return Words.threadsWait(lock.waiters().size()) + " for " + name + ", the longest for "
                + Words.time(lock.waitTimes().open()) + ", and " + lost;
    }

    private static String holder(LockReport lock) {
        if (lock.owner().isPresent()) {
            ThreadControlBlock owner = lock.owner().get();
            return "; " + owner.name() + " holds it, " + Words.doing(owner);
        }
        if (lock.ownersSeen().isEmpty()) return "";
        LockReport.NamedShare most = lock.ownersSeen().get(0);
        return "; " + most.name() + " held it most, " + Words.percent(most.percent()) + " of the time";
    }

    private static List<String> evidence(LockReport lock) {
        LockReport.WaitTimes times = lock.waitTimes();
        List<String> evidence = new ArrayList<>();
        if (lock.waits() == 1) evidence.add("1 wait ended, after " + Words.time(times.max()));
        if (lock.waits() > 1) {
            evidence.add(lock.waits() + " waits ended: half within " + Words.time(times.p50()) + ", 99 % within "
                    + Words.time(times.p99()) + ", the longest " + Words.time(times.max()));
        }
        if (lock.lostEvidence() == Evidence.SAMPLED) evidence.add("the loss is counted from looks at who waits");
        evidence.addAll(why(lock.why()));
        lock.sites().forEach(site -> evidence.add(site(site)));
        return evidence;
    }

    /** What the holder mostly did. */
    private static List<String> why(StateTimes why) {
        Map<String, Long> parts = new TreeMap<>();
        parts.put("running", why.runningNanos());
        parts.put("ready but without a CPU", why.readyNanos());
        for (WaitCause cause : WaitCause.values()) {
            parts.merge(Words.waiting(cause), why.waitingNanos(cause), Long::sum);
        }
        Map.Entry<String, Long> most = Collections.max(parts.entrySet(), Map.Entry.comparingByValue());
        if (most.getValue() <= 0) return List.of();
        String percent = Words.percent(Window.percent(most.getValue(), why.totalNanos()));
        return List.of("meanwhile its holder was " + most.getKey() + " " + percent + " of the time");
    }

    private static String site(LockReport.Site site) {
        String what = site.role() == LockReport.Role.HOLDER ? " of the holding at " : " of the waiting at ";
        return Words.percent(site.percent()) + what + site.frame().shortText();
    }
}
