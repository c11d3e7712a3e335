package heddle.inspector.view;

import heddle.inspector.model.SourceStatus;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.Transitions;
import heddle.inspector.timeline.Window;
import java.util.List;

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

    static Flow of(Window window, List<ThreadRow> rows) {
        double seconds = window.nanos() > 0 ? window.seconds() : Double.NaN;
        Transitions sum = window.processTransitions();
        double cores = window.nanos() > 0 ? 0 : Double.NaN;
        for (ThreadRow row : rows) {
            if (row.block().kind() != ThreadKind.VIRTUAL) cores += row.cpuPercent() / 100;
        }
        SourceStatus from = window.from().sources();
        SourceStatus to = window.to().sources();
        return new Flow(
                cores,
                sum.dispatch() / seconds,
                sum.timeout() / seconds,
                sum.request() / seconds,
                sum.completion() / seconds,
                window.admitted() / seconds,
                window.exited() / seconds,
                percent(from.targetCpuNanos(), to.targetCpuNanos(), window.nanos()),
                percent(from.inspectorCpuNanos(), to.inspectorCpuNanos(), window.nanos()));
    }

    private static double percent(long before, long after, long windowNanos) {
        boolean known = before >= 0 && after >= before && windowNanos > 0;
        return known ? Window.percent(after - before, windowNanos) : Double.NaN;
    }
}
