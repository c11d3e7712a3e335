package heddle.agent.snapshot;

/** What must be known of a thread and stands in no {@link java.lang.management.ThreadInfo}. None of it stops the application. */
interface ThreadAccess {

    /** All live platform threads. */
    Thread[] threads();

    long id(Thread thread);

    /** What a platform thread does now, to be read by {@link ThreadStatus}. */
    int status(Thread thread);

    /** The frames, innermost first; empty when it has ended. From Java 21 on this stops that thread alone, before it all. */
    StackTraceElement[] stack(Thread thread);
}
