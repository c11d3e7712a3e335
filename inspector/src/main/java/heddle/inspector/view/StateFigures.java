package heddle.inspector.view;

import heddle.inspector.model.Transitions;
import heddle.inspector.timeline.Window;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a state diagram tells: of a thread its shares of time, of a process how many of its threads are where.
 *
 * @param now the state that a thread is in, null for a process
 * @param flow how often a second the arrows are taken; NaN where that is not told
 * @param causes what is waited for, most first
 */
record StateFigures(
        String ready,
        String running,
        String waiting,
        @Nullable Mark now,
        Arrows flow,
        List<Cause> causes) {

    /** The arrows between the states. */
    enum Arrow {
        ADMIT,
        DISPATCH,
        TIMEOUT,
        REQUEST,
        COMPLETION,
        EXIT
    }

    /** Rates of the six arrows. */
    record Arrows(double admit, double dispatch, double timeout, double request, double completion, double exit) {}

    /** A kind of waiting and how much of it there is. */
    record Cause(Mark mark, String amount) {}

    static StateFigures of(Window window, ThreadRow row) {
        Shares shares = new Shares(window, row);
        return new StateFigures(
                shares.ready(),
                shares.running(),
                shares.waiting(),
                row.mark(),
                arrows(window, row),
                Waits.largest(row.times()).stream()
                        .map(part -> new Cause(part.mark(), Figures.percent(part.percent())))
                        .toList());
    }

    private static Arrows arrows(Window window, ThreadRow row) {
        Transitions moves = window.transitions(row.block());
        double seconds = window.nanos() > 0 ? window.seconds() : Double.NaN;
        return new Arrows(
                Double.NaN,
                moves.dispatch() / seconds,
                moves.timeout() / seconds,
                moves.request() / seconds,
                moves.completion() / seconds,
                Double.NaN);
    }

    static StateFigures of(Picture picture) {
        Census census = picture.kernelThreads();
        Flow flow = picture.flow();
        List<Mark> waiting = Stream.of(Mark.values()).filter(Mark::isWaiting).toList();
        return new StateFigures(
                census.text(Mark.READY),
                census.text(Mark.RUNNING),
                Integer.toString(waiting.stream().mapToInt(census::of).sum()),
                null,
                new Arrows(
                        flow.admit(), flow.dispatch(), flow.timeout(), flow.request(), flow.completion(), flow.exit()),
                waiting.stream()
                        .filter(mark -> census.of(mark) > 0)
                        .sorted((one, other) -> Integer.compare(census.of(other), census.of(one)))
                        .map(mark -> new Cause(mark, Integer.toString(census.of(mark))))
                        .toList());
    }

    /** Whether the boxes are of a process, which is in all states at once. */
    boolean ofProcess() {
        return now == null;
    }

    /**
     * Whether a thread took that arrow last, to where it is now. It may have become ready in two ways: which one is known
     * when it took only one of them in the window.
     */
    boolean isLast(Arrow arrow) {
        if (now == null) return false;
        return switch (arrow) {
            case ADMIT -> false;
            case DISPATCH -> now == Mark.RUNNING;
            case TIMEOUT -> now == Mark.READY && flow.timeout() > 0 && flow.completion() == 0;
            case REQUEST -> now.isWaiting();
            case COMPLETION -> now == Mark.READY && flow.completion() > 0 && flow.timeout() == 0;
            case EXIT -> now == Mark.TERMINATED;
        };
    }
}
