package heddle.inspector.model;

/**
 * The coming and going of the kernel threads of a process since observation began, and what those did that have ended.
 *
 * <p>Cumulative. A thread that lives shorter than the time between two looks is only counted, and only where the JVM tells
 * how many it has started.
 *
 * @param admitted threads that began
 * @param ended threads that are gone
 * @param transitions arrows that the ended ones took
 * @param times time that the ended ones spent in each state
 */
public record Turnover(long admitted, long ended, Transitions transitions, StateTimes times) {
    public static final Turnover NONE = new Turnover(0, 0, Transitions.NONE, StateTimes.ZERO);

    /** One thread more. */
    public Turnover admit() {
        return new Turnover(admitted + 1, ended, transitions, times);
    }

    /** Threads that came and went between two looks. */
    public Turnover unseen(long count) {
        return new Turnover(admitted + count, ended + count, transitions, times);
    }

    /**
     * One thread fewer.
     *
     * @param thread as it was when it ended
     */
    public Turnover end(ThreadControlBlock thread) {
        return new Turnover(admitted, ended + 1, transitions.plus(thread.transitions()), times.plus(thread.times()));
    }
}
