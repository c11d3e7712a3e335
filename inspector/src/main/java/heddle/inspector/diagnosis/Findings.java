package heddle.inspector.diagnosis;

import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.Activity;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
                    .filter(lock -> deadlocks.stream().noneMatch(deadlock -> explains(deadlock, lock.id())))
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

    private static boolean explains(Deadlock deadlock, LockId lock) {
        return deadlock.members().stream().anyMatch(member -> member.holds().equals(lock));
    }

    private static Finding deadlock(Deadlock deadlock, Snapshot now) {
        String circle = deadlock.members().stream()
                .map(member ->
                        member.thread().name() + " holds " + member.holds().shortText() + " and waits for "
                                + member.waitsOn().shortText())
                .collect(Collectors.joining("; "));
        String victims =
                deadlock.victims().isEmpty() ? "" : " " + deadlock.victims().size() + " more threads are stuck behind.";
        return new Finding(
                DEADLOCK,
                Severity.CRITICAL,
                Confidence.SURE,
                "Deadlock for " + seconds(now.atNanos() - deadlock.sinceNanos()) + ": " + circle + "." + victims,
                deadlock.members().stream().map(Findings::where).toList(),
                "Take these locks in one order everywhere.",
                "M19",
                threads(deadlock),
                deadlock.members().get(0).holds());
    }

    private static String where(Deadlock.Member member) {
        return member.thread().name() + " waits at " + site(member.thread());
    }

    private static List<ThreadRef> threads(Deadlock deadlock) {
        return Stream.concat(deadlock.members().stream().map(Deadlock.Member::thread), deadlock.victims().stream())
                .map(ThreadControlBlock::ref)
                .toList();
    }

    private static Finding contention(LockReport lock) {
        return new Finding(
                lock.kind() == LockKind.MONITOR ? MONITOR_CONTENTION : LOCK_CONTENTION,
                lock.lostPerSecond() >= HIGH_LOSS ? Severity.HIGH : Severity.MEDIUM,
                Confidence.STRONG,
                summary(lock),
                evidence(lock),
                "Do less while holding it, or split it.",
                "M19",
                lock.waiters().stream().map(waiter -> waiter.thread().ref()).toList(),
                lock.id());
    }

    private static String summary(LockReport lock) {
        String lost = String.format(Locale.ROOT, "%.1f thread-seconds a second are lost to ", lock.lostPerSecond());
        String holder = lock.owner()
                .map(owner -> "; " + owner.name() + " holds it, " + doing(owner.activity()) + " at " + site(owner))
                .orElse(mainOwner(lock));
        return lock.waiters().size() + " threads wait and " + lost + lock.id().shortText() + holder + ".";
    }

    private static String mainOwner(LockReport lock) {
        return lock.ownersSeen().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; held most by %s (%.0f %%)",
                        lock.ownersSeen().get(0).name(),
                        lock.ownersSeen().get(0).percent());
    }

    private static String doing(Activity activity) {
        return switch (activity.state()) {
            case RUNNING -> "running";
            case READY -> "ready without a CPU";
            case WAITING -> "waiting (" + cause(activity.cause()) + ")";
            default -> activity.state().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String cause(@Nullable Enum<?> cause) {
        return cause == null ? "unknown" : cause.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> evidence(LockReport lock) {
        List<String> evidence = new ArrayList<>();
        evidence.add(
                lock.waits() + " waits ended, p99 " + seconds(lock.waitTimes().p99()) + ", oldest open "
                        + seconds(lock.waitTimes().open()));
        lock.sites()
                .forEach(site -> evidence.add(String.format(
                        Locale.ROOT,
                        "%s %.0f %% at %s",
                        site.role().name().toLowerCase(Locale.ROOT),
                        site.percent(),
                        site.frame().shortText())));
        return evidence;
    }

    private static String site(ThreadControlBlock thread) {
        return StackFrame.firstOwn(thread.frames()).map(StackFrame::shortText).orElse("an unknown place");
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, nanos < 10_000_000_000L ? "%.3f s" : "%.0f s", nanos / 1e9);
    }
}
