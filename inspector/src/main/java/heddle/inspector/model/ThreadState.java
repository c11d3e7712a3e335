package heddle.inspector.model;

/** The five states of a process or thread, as operating-system textbooks name them. */
public enum ThreadState {
    /** Created, not yet admitted to the run queue. */
    NEW,
    /** Wants a CPU and has none. */
    READY,
    /** On a CPU. */
    RUNNING,
    /** Asked for something it cannot have yet; uses no CPU. */
    WAITING,
    /** Ended. */
    TERMINATED
}
