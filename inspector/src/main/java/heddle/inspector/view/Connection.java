package heddle.inspector.view;

/** How far Heddle is with the process it was pointed at. */
public sealed interface Connection {
    /** No process has been chosen. */
    record Looking() implements Connection {}

    /**
     * On the way in; pictures from the kernel may come already.
     *
     * @param step what is being done now, "loading the agent"
     * @param notice what the target is about to print because of it, or empty
     */
    record Attaching(int pid, String name, String step, String notice, long sinceNanos) implements Connection {}

    /** Pictures come in, {@code looksPerSecond} of them. */
    record Observing(int pid, double looksPerSecond) implements Connection {}

    /**
     * Nothing can be seen of the process in the way that was asked for.
     *
     * @param problem what was tried, and what the system answered
     * @param cure what the reader can do, or empty
     * @param lookable whether looking without the agent would work
     */
    record Refused(int pid, String name, String problem, String cure, boolean lookable) implements Connection {}
}
