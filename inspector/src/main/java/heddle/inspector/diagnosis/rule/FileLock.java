package heddle.inspector.diagnosis.rule;

import static java.util.stream.Collectors.groupingBy;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import java.util.List;
import java.util.Map;

/** Threads wait for a lock on a file that another process holds; to Java they run. */
final class FileLock implements Rule {
    static final String SLUG = "file-lock";

    private static final Profile PROFILE = Profile.of(SLUG, "M13", 3 * SECOND, Need.KERNEL_WAITS);

    /** Percent of the moments. */
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
                thread -> true,
                thread -> thread.activity().cause() == WaitCause.FILE_LOCK);
        Map<String, List<ThreadControlBlock>> waiting =
                seen.atLeast(MOST).stream().collect(groupingBy(FileLock::file));
        return waiting.entrySet().stream()
                .map(entry -> finding(about, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The kernel may tell by whom it is held. */
    private static String file(ThreadControlBlock thread) {
        KernelWait wait = thread.kernelWait();
        String file = wait == null || wait.detail().isEmpty() ? "a file" : wait.text();
        return wait != null && wait.holder() != null ? file : file + " that another process holds";
    }

    private Finding finding(Case about, String file, List<ThreadControlBlock> threads) {
        long oldest = threads.stream().mapToLong(about.now()::ageNanos).max().orElse(0);
        return new Draft(this, Severity.HIGH, Confidence.SURE)
                .hurts(threads)
                .costs(threads.size())
                .because("Java calls them runnable; the kernel says that they sleep in fcntl or flock")
                .because(threads.stream()
                        .map(thread -> thread.name() + Words.place(thread))
                        .toList())
                .advises("Find the other holder with lslocks; take the lock with a time limit, or one file a process.")
                .says(Words.who(threads, "waits", "wait") + " for a lock on " + file + ", the longest for "
                        + Words.time(oldest) + ".");
    }
}
