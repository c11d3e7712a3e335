package heddle.inspector.timeline;

import heddle.inspector.model.StackFrame;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises who waits for a pool to lend something by the names of the methods on top of the stack. Names are a hint only: a
 * pool whose names say nothing is told as the condition or queue that it uses.
 */
public final class Lending {
    private static final int LENDER_FRAMES = 3;
    private static final Set<String> VERBS =
            Set.of("borrow", "lease", "checkout", "acquire", "getconnection", "obtain", "claim");

    private Lending() {}

    /** Whether one of the first of the program's own methods, {@code own} top first, is named for lending. */
    public static boolean isNamedIn(List<StackFrame> own) {
        return own.stream()
                .limit(LENDER_FRAMES)
                .map(frame -> frame.method().toLowerCase(Locale.ROOT))
                .anyMatch(method -> VERBS.stream().anyMatch(method::startsWith));
    }

    /**
     * Whether a thread that waits to be notified wants something lent, and wants it of another class: a worker may well name so
     * what it does to get its next task.
     */
    static boolean isAskedFor(List<StackFrame> frames) {
        List<StackFrame> own = StackFrame.own(frames).toList();
        return isNamedIn(own) && isAskedByOthers(own) && !IdleWorkers.isIdle(frames);
    }

    private static boolean isAskedByOthers(List<StackFrame> own) {
        String lender = own.get(0).outermostClass();
        return own.stream().anyMatch(frame -> !frame.outermostClass().equals(lender));
    }
}
