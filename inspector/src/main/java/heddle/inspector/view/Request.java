package heddle.inspector.view;

import java.util.List;

/** What the views ask of whoever observes targets. */
public sealed interface Request extends Effect {
    /** Observe this process as closely as it allows. */
    record Attach(int pid) implements Request {}

    /** Observe this process from the kernel's files only. */
    record LookOnly(int pid) implements Request {}

    /** Leave the process and take everything along. */
    record Detach() implements Request {}

    /** Read its address space, as soon as that is cheap enough. */
    record Memory() implements Request {}

    /**
     * Fetch the stacks of these threads.
     *
     * @param pressed a key asked for them, which allows a short stop of an old JVM; otherwise only what costs no stop
     */
    record Frames(List<Long> javaIds, boolean pressed) implements Request {
        public Frames {
            javaIds = List.copyOf(javaIds);
        }
    }

    /**
     * Tell what is this thread's own, again and again until another is named.
     *
     * @param tid native id, or -1 for no thread
     */
    record Examine(int tid) implements Request {}
}
