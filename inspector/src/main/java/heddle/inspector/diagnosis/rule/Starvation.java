package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.ThreadControlBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A lock passes one thread by while others get it again and again. */
final class Starvation implements Rule {
    private static final Profile PROFILE =
            Profile.of("starvation", "M19", Locks.PERSISTENCE_NANOS, Need.LOOKS, Need.RECORDING);
    private static final long LONG_NANOS = SECOND;
    private static final int TIMES_THE_OTHERS = 5;
    private static final int HAND_OFFS = 20;

    /** One wait, over or not. */
    private record Wait(long javaId, long startNanos, long endNanos) {
        long nanos() {
            return endNanos - startNanos;
        }
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        List<Finding> found = new ArrayList<>();
        about.locks().stream()
                .filter(Locks::isMutex)
                .filter(lock -> lock.waits() >= HAND_OFFS && lock.waitTimes().max() >= LONG_NANOS)
                .forEach(lock -> worst(about, lock).ifPresent(found::add));
        return found;
    }

    private Optional<Finding> worst(Case about, LockReport lock) {
        List<Wait> waits = waits(about, lock);
        Optional<Wait> longest = waits.stream().max(Comparator.comparingLong(Wait::nanos));
        if (longest.isEmpty() || longest.get().nanos() < LONG_NANOS) return Optional.empty();
        Wait worst = longest.get();
        List<Wait> others =
                waits.stream().filter(wait -> wait.javaId() != worst.javaId()).toList();
        long handOffs = others.stream()
                .filter(wait -> wait.endNanos() > worst.startNanos() && wait.endNanos() < worst.endNanos())
                .count();
        boolean passedBy = handOffs >= HAND_OFFS && worst.nanos() >= TIMES_THE_OTHERS * median(others);
        return passedBy ? finding(about, lock, worst, median(others), handOffs) : Optional.empty();
    }

    private static List<Wait> waits(Case about, LockReport lock) {
        Stream<Wait> over = about.finished(lock.id()).stream().map(Starvation::over);
        Stream<Wait> open = Locks.waiters(lock).stream()
                .map(thread -> new Wait(
                        thread.javaId(), thread.sinceNanos(), about.now().atNanos()));
        return Stream.concat(over, open).toList();
    }

    private static Wait over(FinishedWait wait) {
        return new Wait(wait.javaId(), wait.startNanos(), wait.endNanos());
    }

    private static long median(List<Wait> waits) {
        return waits.stream()
                .mapToLong(Wait::nanos)
                .sorted()
                .skip(waits.size() / 2)
                .findFirst()
                .orElse(0);
    }

    private Optional<Finding> finding(Case about, LockReport lock, Wait worst, long median, long handOffs) {
        return about.now()
                .byJavaId(worst.javaId())
                .map(thread -> new Draft(this, Severity.MEDIUM, Confidence.STRONG)
                        .about(lock.id())
                        .hurts(List.of(thread))
                        .heldBy(Locks.holder(lock))
                        .costs(Math.min(
                                1,
                                worst.nanos()
                                        / (double) Math.max(1, about.window().nanos())))
                        .because("half of the others' waits ended within " + Words.time(median))
                        .advises(advice(lock))
                        .says(sentence(thread, lock, worst, handOffs)));
    }

    private static String sentence(ThreadControlBlock thread, LockReport lock, Wait worst, long handOffs) {
        boolean open =
                lock.waiters().stream().anyMatch(waiter -> waiter.thread().javaId() == worst.javaId());
        return thread.name() + (open ? " has waited " : " waited ") + Words.time(worst.nanos()) + " for "
                + lock.id().shortText() + " while others got it " + handOffs + " times.";
    }

    private static String advice(LockReport lock) {
        return switch (lock.kind()) {
            case MONITOR -> "Use a fair lock, or let those who hold it most let go for longer.";
            default -> "Make the lock fair, or let those who hold it most let go for longer.";
        };
    }
}
