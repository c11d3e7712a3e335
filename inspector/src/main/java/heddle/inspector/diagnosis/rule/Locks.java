package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rules about contended locks have in common. */
final class Locks {
    /** A lock that costs less is not worth a word: a thread out of four waits for it all the time. */
    static final double MEDIUM_LOSS = 0.25;

    static final double HIGH_LOSS = 0.5;

    /** How long a lock must be contended before it is said. */
    static final long PERSISTENCE_NANOS = 3 * Rule.SECOND;

    private Locks() {}

    static boolean isMutex(LockReport lock) {
        return switch (lock.kind()) {
            case MONITOR, REENTRANT, READ_WRITE, STAMPED -> true;
            default -> false;
        };
    }

    /** Mutexes that lately cost as much, in any of the recent spells. */
    static List<LockReport> contended(Case about) {
        return about.locks().stream()
                .filter(lock -> isMutex(lock) && loss(about, lock) >= MEDIUM_LOSS)
                .toList();
    }

    /** The same and classes being initialised: all that a thread can own. */
    static List<LockReport> owned(Case about) {
        return about.locks().stream()
                .filter(lock -> isMutex(lock) || lock.kind() == LockKind.CLASS_INIT)
                .filter(lock -> loss(about, lock) >= MEDIUM_LOSS)
                .toList();
    }

    /** Thread-seconds a second that a lock cost in the worst of the recent spells. */
    static double loss(Case about, LockReport lock) {
        return about.spells(PERSISTENCE_NANOS).stream()
                .mapToDouble(spell -> loss(spell, lock.id()))
                .max()
                .orElse(0);
    }

    /** By looks where there are any, else by recorded waits. */
    private static double loss(Window spell, LockId lock) {
        if (spell.nanos() <= 0) return 0;
        LockAccount now = spell.to().locks().get(lock);
        long nanos = now == null
                ? recordedNanos(spell, lock)
                : sampledNanos(now, spell.from().locks().get(lock));
        return (double) nanos / spell.nanos();
    }

    private static long sampledNanos(LockAccount now, @Nullable LockAccount then) {
        if (then == null || then.samples() > now.samples()) return now.lostNanos();
        return now.lostNanos() - then.lostNanos();
    }

    private static long recordedNanos(Window spell, LockId lock) {
        long from = spell.from().atNanos();
        long to = spell.to().atNanos();
        return spell.to().waits().between(from, to).stream()
                .filter(wait -> wait.lock().equals(lock))
                .mapToLong(wait -> wait.nanosWithin(from, to))
                .sum();
    }

    static List<ThreadControlBlock> waiters(LockReport lock) {
        return lock.waiters().stream().map(LockReport.Waiter::thread).toList();
    }

    static List<ThreadRef> holder(LockReport lock) {
        return lock.owner().map(ThreadControlBlock::ref).stream().toList();
    }

    /** The name of who holds it now, or held it most while others waited. */
    static Optional<String> holderName(LockReport lock) {
        Optional<String> now = lock.owner().map(ThreadControlBlock::name);
        return now.isPresent() ? now : lock.ownersSeen().stream().findFirst().map(LockReport.NamedShare::name);
    }

    /** {@code 3 threads wait for Inventory@1f2e, the longest for 2.0 s}, or what it cost when nobody waits just now. */
    static String whoWaits(LockReport lock, double loss) {
        String name = lock.id().shortText();
        if (lock.waiters().isEmpty()) {
            return Words.decimal(loss) + " thread-seconds are lost each second to waiting for " + name;
        }
        return Words.threadsWait(lock.waiters().size()) + " for " + name + ", the longest for "
                + Words.time(lock.waitTimes().open());
    }

    /** What its holders did in how much of the time in which others waited; empty when no holder was seen. */
    static Map<String, Double> why(StateTimes why) {
        Map<String, Double> parts = new TreeMap<>();
        long all = why.totalNanos();
        if (all <= 0) return parts;
        parts.put("running", Window.percent(why.runningNanos(), all));
        parts.put("ready but without a CPU", Window.percent(why.readyNanos(), all));
        for (WaitCause cause : WaitCause.values()) {
            parts.merge(Words.waiting(cause), Window.percent(why.waitingNanos(cause), all), Double::sum);
        }
        return parts;
    }

    /** What its holders mostly did, {@code asleep} and 80. */
    static Optional<Map.Entry<String, Double>> mostly(LockReport lock) {
        Map<String, Double> parts = why(lock.why());
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(Collections.max(parts.entrySet(), Map.Entry.comparingByValue()));
    }

    /** The end of the last recorded wait for a lock: then it changed hands. 0 when none is known. */
    static long lastHandOff(Case about, LockId lock) {
        return about.finished(lock).stream()
                .mapToLong(FinishedWait::endNanos)
                .max()
                .orElse(0);
    }
}
