package heddle.samples.truth;

/**
 * How far an observer may be from the program's own figures, and why.
 *
 * <p>Shares are in points of percent. The kernel charges the work of a switch and of interrupts to the running thread,
 * which the thread itself sees as a gap, and its counters are up to one tick (4 ms) old for a thread on a processor.
 */
final class Tolerance {

    /** A longer gap between two looks at the clock means that the thread was off the processor. */
    static final long GAP_NANOS = 15_000;

    /** Timers have a slack of 50 µs: a sleeper woken later than this was ready, but without a processor. */
    static final long TIMER_SLACK_NANOS = 60_000;

    static final double SHARE = 3;

    /** Of the share of one cause: an observer learns the cause from events of 1 ms and more, and from looks in between. */
    static final double CAUSE = 5;

    /**
     * A recorder holds each thread for a moment to read its stack, a dozen times a second. Where the recorder itself is out of
     * quota the moment lasts until the next period: the thread waits then and is not ready, which it cannot tell apart. Up to
     * 7 of a window of 5 s were seen on an idle machine and 10 on a busy one.
     */
    static final double HELD_BACK_UNDER_QUOTA = 15;

    /** What a thread that waits for good waits at least; the rest is spurious wake-ups. */
    static final long WAITING_FOR_GOOD = 99;

    /**
     * The first in the queue of a monitor: before JDK 24 (JDK-8320318) it looks once a second whether it was forgotten, and is
     * ready for a while each time when processors are scarce.
     */
    static final long WAITING_FOR_MONITOR = 90;

    /** An observer takes its looks a few times a second: what is younger may not have been seen. */
    static final long UNSEEN_MILLIS = 1000;

    /** Between two looks of an observer: the last one before the end of a window is at most that old. */
    static final long LOOK_NANOS = 250_000_000;

    /** Of the time that a lock was held. */
    static final double NEARLY_ALWAYS = 0.9;

    /** Of a lock's lost time and wait count: looks a quarter of a second apart, in a window of a few seconds. */
    static final double LOCK_RELATIVE = 0.10;

    static final double LOST_ABSOLUTE = 0.03;
    static final long WAITS_ABSOLUTE = 3;

    /** Waits are counted from 1 ms up; between these two an observer and the program may disagree about which they are. */
    static final long SURELY_SHORT_NANOS = 750_000;

    static final long COUNTED_FROM_NANOS = 1_000_000;
    static final long SURELY_LONG_NANOS = 1_250_000;

    /** Of the median wait; only told when at least this many waits stand behind it. */
    static final double MEDIAN_RELATIVE = 0.20;

    static final double MEDIAN_ABSOLUTE_MILLIS = 0.5;
    static final int MEDIAN_FROM_WAITS = 50;

    /** Of the longest wait; only told when it is longer than what passes between a look and its note. */
    static final double LONGEST_RELATIVE = 0.20;

    static final double LONGEST_ABSOLUTE_MILLIS = 10;
    static final double LONGEST_FROM_MILLIS = 5;

    /** Where half the waits are short and half are long, one wait more or less moves the median from one to the other. */
    static final double MEDIAN_RANK = 0.05;

    private Tolerance() {}

    static long waitingForGood(Cause cause) {
        return cause == Cause.MONITOR ? WAITING_FOR_MONITOR : WAITING_FOR_GOOD;
    }
}
