package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.rule.WaitingOnObject.Waiters;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.ThreadControlBlock;
import java.util.List;

/** Threads wait without a time limit to be notified, and nobody seems left who could. */
final class LostWakeup implements Rule {
    static final String SLUG = "lost-wakeup";

    private static final Profile PROFILE = Profile.of(SLUG, "M19", 30 * SECOND, Need.LOOKS);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        return Waiters.unnotifiedFor(about, PROFILE.persistenceNanos()).stream()
                .filter(waiters -> waiters.threads().stream().allMatch(LostWakeup::hasNoLimit))
                .map(waiters -> finding(about, waiters))
                .toList();
    }

    private static boolean hasNoLimit(ThreadControlBlock thread) {
        return thread.jvmState() == JvmState.WAITING;
    }

    /** Whether a thread of the program that is not idle did anything while they waited. */
    private static boolean couldSomebodyNotify(Case about, Waiters waiters) {
        return about.now().threads().stream()
                .filter(thread -> thread.javaId() >= 0 && !thread.activity().idle())
                .filter(thread -> !waiters.threads().contains(thread))
                .anyMatch(thread -> about.now().ageNanos(thread) < PROFILE.persistenceNanos());
    }

    private Finding finding(Case about, Waiters waiters) {
        boolean somebody = couldSomebodyNotify(about, waiters);
        String who = somebody
                ? "some other threads do work meanwhile and might still notify them"
                : "no other thread did any work meanwhile";
        return new Draft(this, somebody ? Severity.INFO : Severity.MEDIUM, Confidence.GUESS)
                .about(waiters.object())
                .hurts(waiters.threads())
                .costs(waiters.threads().size())
                .because("they wait without a time limit")
                .because(who)
                .advises("Set the condition and notify under the same lock, use notifyAll, and check the condition in a"
                        + " loop.")
                .says("Possibly a lost wake-up: "
                        + Words.who(waiters.threads(), "waits", "wait")
                        + " to be notified on "
                        + waiters.object().shortText() + " for "
                        + Words.time(waiters.oldestNanos(about)) + ", and " + who + ".");
    }
}
