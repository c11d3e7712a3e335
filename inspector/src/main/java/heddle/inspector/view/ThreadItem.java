package heddle.inspector.view;

/** A row of the list of threads: a thread, or several that are told as one. */
sealed interface ThreadItem permits ThreadRow, ThreadFold {
    /** What the row is, for as long as it exists, wherever it stands. */
    Object identity();

    /** The native id where there is one; orders rows. */
    long key();

    /** The id of a thread, or how many there are. */
    String idText();

    /** Safe to draw. */
    String name();

    /** The state, or that of most. */
    Mark mark();

    /** Of one core, NaN before there is a window. */
    double cpuPercent();

    /** Of the window that locks held it up, NaN before there is one. */
    double lockedPercent();

    /** What it waits on, empty when it does not wait. */
    String waitingOn();

    /** The owner of what it waits on, empty when nobody is known to be. */
    String blockedBy();

    /** How long it is in its state. */
    long ageNanos();

    /** Whether a lock holds it up. */
    boolean isBlocked();

    /** Whether the JVM runs it for its own sake. */
    boolean internal();

    /** How many threads wait for what it holds. */
    int waiters();
}
