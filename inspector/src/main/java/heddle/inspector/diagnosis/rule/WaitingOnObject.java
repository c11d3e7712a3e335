package heddle.inspector.diagnosis.rule;

import static java.util.stream.Collectors.groupingBy;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several threads wait at one place to be notified on one object, and nobody does. No owner is claimed: it has none. */
final class WaitingOnObject implements Rule {
    private static final Profile PROFILE = Profile.of("waiting-on-object", "M19", 2 * SECOND, Need.LOOKS);
    private static final int FEWEST = 2;

    /** Threads that wait on one object at one place, all of them for a while. */
    record Waiters(LockId object, StackFrame site, List<ThreadControlBlock> threads) {
        private record Key(LockId object, StackFrame site) {}

        /** Those that no notification has reached for {@code nanos}. */
        static List<Waiters> unnotifiedFor(Case about, long nanos) {
            Map<Key, List<ThreadControlBlock>> groups = about.now().threads().stream()
                    .filter(Waiters::awaitsNotification)
                    .collect(groupingBy(
                            thread -> new Key(lockOf(thread), site(thread).orElseThrow())));
            List<Waiters> found = new ArrayList<>();
            groups.forEach((key, threads) -> {
                boolean unnotified =
                        threads.stream().allMatch(thread -> about.now().ageNanos(thread) >= nanos);
                if (unnotified && threads.size() >= FEWEST) found.add(new Waiters(key.object(), key.site(), threads));
            });
            found.sort(Comparator.comparingInt(
                            (Waiters waiters) -> waiters.threads().size())
                    .reversed());
            return found;
        }

        private static boolean awaitsNotification(ThreadControlBlock thread) {
            LockWait wait = thread.lockWait();
            return wait != null
                    && wait.kind() == LockKind.CONDITION
                    && wait.owner() == null
                    && thread.activity().isWaiting()
                    && !thread.activity().idle()
                    && site(thread).isPresent();
        }

        private static Optional<StackFrame> site(ThreadControlBlock thread) {
            return StackFrame.firstOwn(thread.frames());
        }

        private static LockId lockOf(ThreadControlBlock thread) {
            LockWait wait = thread.lockWait();
            if (wait == null) throw new IllegalArgumentException(thread.name() + " waits on nothing");
            return wait.lock();
        }

        long oldestNanos(Case about) {
            return threads.stream().mapToLong(about.now()::ageNanos).max().orElse(0);
        }
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        return Waiters.unnotifiedFor(about, PROFILE.persistenceNanos() + 1).stream()
                .map(waiters -> finding(about, waiters))
                .toList();
    }

    private Finding finding(Case about, Waiters waiters) {
        String object = waiters.object().shortText();
        return new Draft(this, Severity.MEDIUM, Confidence.STRONG)
                .about(waiters.object())
                .hurts(waiters.threads())
                .costs(waiters.threads().size())
                .because("nobody owns what is waited for: it is a condition, not a lock")
                .because("all of them wait at " + waiters.site().shortText())
                .advises("Look at who should notify them, and whether the condition they wait for can come true.")
                .says(Words.who(waiters.threads(), "waits", "wait") + " to be notified on " + object + " at "
                        + waiters.site().shortText() + ", and for "
                        + Words.time(waiters.oldestNanos(about)) + " nobody has done so.");
    }
}
