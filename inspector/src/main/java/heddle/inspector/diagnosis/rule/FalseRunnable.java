package heddle.inspector.diagnosis.rule;

import static java.util.stream.Collectors.groupingBy;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A group of threads that Java calls RUNNABLE is held up where Java does not look: by a class that another thread
 * initialises, a lock on a file, a lock in native code. Waiting for input is called RUNNABLE too, and is no fault.
 */
final class FalseRunnable implements Rule {
    private static final Profile PROFILE =
            Profile.of("false-runnable", "M4", 3 * SECOND, Need.LOOKS, Need.KERNEL_WAITS);

    /** Percent of the moments at which the group's threads are not idle. */
    private static final double MOST = 50;

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        Sightings seen = Sightings.of(
                about,
                PROFILE.persistenceNanos(),
                thread -> thread.javaId() >= 0 && !thread.activity().idle(),
                FalseRunnable::sleeps);
        List<ThreadControlBlock> asleep = seen.atLeast(1);
        if (asleep.isEmpty()) return List.of();
        Map<String, List<ThreadControlBlock>> groups = about.now().threads().stream()
                .filter(thread -> thread.javaId() >= 0)
                .collect(groupingBy(thread -> Stem.of(thread.name())));
        return groups.values().stream()
                .filter(group -> seen.percent(group) > MOST)
                .sorted(Comparator.comparing(group -> group.get(0), heddle.inspector.model.Snapshot.ORDER))
                .map(group ->
                        finding(about, group.stream().filter(asleep::contains).toList()))
                .toList();
    }

    private static boolean sleeps(ThreadControlBlock thread) {
        WaitCause cause = thread.activity().cause();
        return thread.jvmState() == JvmState.RUNNABLE
                && (cause == WaitCause.CLASS_INIT || cause == WaitCause.FILE_LOCK || cause == WaitCause.NATIVE_LOCK);
    }

    private Finding finding(Case about, List<ThreadControlBlock> threads) {
        ThreadControlBlock first = threads.get(0);
        WaitCause cause = first.activity().cause();
        String what = cause == null ? "asleep" : Words.waiting(cause);
        long oldest = threads.stream().mapToLong(about.now()::ageNanos).max().orElse(0);
        return new Draft(this, Severity.HIGH, Confidence.SURE)
                .hurts(threads)
                .costs(threads.size())
                .because("the kernel gave them no CPU and says that they sleep")
                .because(threads.stream()
                        .map(thread -> thread.name() + " is " + Words.doing(thread))
                        .toList())
                .advises("Do not trust RUNNABLE here: look at what holds them up.")
                .says("Java calls " + Words.who(threads) + " RUNNABLE, but "
                        + (threads.size() == 1 ? "it is " : "they are ") + what + Words.place(first)
                        + ", the longest for " + Words.time(oldest) + ".");
    }
}
