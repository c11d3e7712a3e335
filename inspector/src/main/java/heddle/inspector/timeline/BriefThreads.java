package heddle.inspector.timeline;

/**
 * Counts the threads that live too short to be seen: those that the JVM has started beyond those that began to be seen.
 *
 * <p>Of two counts in a row the earlier is compared, because a thread is seen a little after its start. Threads that are not
 * the JVM's to count, such as its compilers, are seen too, so it may be a few too few.
 */
final class BriefThreads {
    private long startedFirst = -1;
    private long seenFirst;
    private long startedBefore;
    private long counted;

    /**
     * How many more there were.
     *
     * @param started threads that the JVM has started so far
     * @param seen threads that began to be seen so far
     */
    long more(long started, long seen) {
        if (startedFirst < 0) {
            startedFirst = started;
            startedBefore = started;
            seenFirst = seen;
        }
        long more = Math.max(0, startedBefore - startedFirst - (seen - seenFirst) - counted);
        startedBefore = started;
        counted += more;
        return more;
    }
}
