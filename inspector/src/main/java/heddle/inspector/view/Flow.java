package heddle.inspector.view;

import heddle.inspector.model.SourceStatus;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.Transitions;
import heddle.inspector.timeline.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much the whole process did in a window. Every value is NaN when it is not known, also before there is a window.
 *
 * @param cores CPUs used by all threads together
 * @param dispatch Ready to Running, a second; the other arrows alike
 * @param admit threads that appeared, a second; {@code exit} those that went
 * @param targetCostPercent CPU of one core that Heddle uses inside the target
 * @param ownCostPercent CPU of one core that this process uses
 */
record Flow(
        double cores,
        double dispatch,
        double timeout,
        double request,
        double completion,
        double admit,
        double exit,
        double targetCostPercent,
        double ownCostPercent) {

    /** Sums up; a thread that rested is the same object all along, and has nothing to add. */
    @SuppressWarnings("ReferenceEquality")
    static Flow of(Window window, List<ThreadRow> rows) {
        double seconds = window.nanos() > 0 ? window.seconds() : Double.NaN;
        Transitions sum = Transitions.NONE;
        double cores = window.nanos() > 0 ? 0 : Double.NaN;
        int born = 0;
        List<@Nullable ThreadControlBlock> then = window.beginnings();
        for (int i = 0; i < rows.size(); i++) {
            ThreadControlBlock thread = rows.get(i).block();
            if (then.get(i) == null) born++;
            if (then.get(i) == thread) continue;
            sum = sum.plus(window.transitions(thread));
            if (thread.kind() != ThreadKind.VIRTUAL) cores += rows.get(i).cpuPercent() / 100;
        }
        int gone = window.from().threads().size() + born - rows.size();
        SourceStatus from = window.from().sources();
        SourceStatus to = window.to().sources();
        return new Flow(
                cores,
                sum.dispatch() / seconds,
                sum.timeout() / seconds,
                sum.request() / seconds,
                sum.completion() / seconds,
                born / seconds,
                gone / seconds,
                percent(from.targetCpuNanos(), to.targetCpuNanos(), window.nanos()),
                percent(from.inspectorCpuNanos(), to.inspectorCpuNanos(), window.nanos()));
    }

    private static double percent(long before, long after, long windowNanos) {
        boolean known = before >= 0 && after >= before && windowNanos > 0;
        return known ? Window.percent(after - before, windowNanos) : Double.NaN;
    }
}
