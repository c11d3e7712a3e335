package heddle.inspector.source.procfs;

import heddle.inspector.model.Transitions;

/**
 * Counts a thread's ways around the state diagram, from its context switches.
 *
 * <p>A voluntary switch is a request, an involuntary one a timeout (also {@code Thread.yield}), and every request that
 * is no longer open was completed. In the books of the kernel dispatches = requests + timeouts, give or take the one
 * that is going on.
 */
final class SwitchAccount {
    private long voluntary;
    private long involuntary;
    private long completed;
    private boolean blocked;
    private boolean owed;
    private long owedDispatches;

    private long requests;
    private long timeouts;

    /** Begins to count from what was taken last. */
    void begin() {
        completed = completions();
        rest();
    }

    /** Takes the counts of this look. They stay as they were when {@link #owe} was called instead. */
    void take(long voluntaryNow, long involuntaryNow) {
        requests = Math.max(0, voluntaryNow - voluntary);
        timeouts = Math.max(0, involuntaryNow - involuntary);
        voluntary = voluntaryNow;
        involuntary = involuntaryNow;
        owed = false;
    }

    /** Something happened, and was not counted at this look. */
    void owe() {
        requests = 0;
        timeouts = 0;
        owed = true;
    }

    /** Nothing happened since the last look. */
    void rest() {
        requests = 0;
        timeouts = 0;
    }

    void blocked(boolean now) {
        blocked = now;
    }

    boolean isOwed() {
        return owed;
    }

    /** Requests counted at this look. */
    long requests() {
        return requests;
    }

    /** All four counts together: dispatches of a look at which the others were not counted wait for them. */
    Transitions transitions(long newDispatches) {
        owedDispatches += newDispatches;
        if (owed) return Transitions.NONE;
        long dispatches = owedDispatches;
        owedDispatches = 0;
        // A thread may block between the reads of its counts and of its state: its completion then counts next time.
        long completions = Math.max(0, completions() - completed);
        completed += completions;
        if (dispatches == 0 && timeouts == 0 && requests == 0 && completions == 0) return Transitions.NONE;
        return new Transitions(dispatches, timeouts, requests, completions);
    }

    private long completions() {
        return blocked ? voluntary - 1 : voluntary;
    }
}
