package heddle.inspector.command;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.Population;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadState;
import heddle.inspector.model.Transitions;
import heddle.inspector.timeline.Window;
import heddle.inspector.view.ControlRow;
import heddle.inspector.view.ControlRows;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The answer of {@code heddle process} for people: the control block, what is long in it, and the five states. */
final class ProcessTable {
    private static final Set<ControlField> LONG =
            EnumSet.of(ControlField.SIGNALS, ControlField.LIMITS, ControlField.FILES);

    private ProcessTable() {}

    static List<String> of(Window window) {
        List<ControlRow> rows = ControlRows.of(window.to());
        if (rows.isEmpty()) return List.of("The process ended before it was read.");
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(labelled(row.field().label(), row.value())));
        lines.add(labelled("Threads", threads(window.to())));
        lines.add(labelled("Their time", shares(window)));
        lines.add(labelled("Arrows", arrows(window)));
        rows.stream()
                .map(ControlRow::field)
                .filter(LONG::contains)
                .forEach(field -> details(window.to(), field, lines));
        return lines;
    }

    private static String labelled(String label, String value) {
        return String.format(Locale.ROOT, "%-11s %s", label, value);
    }

    private static void details(Snapshot now, ControlField field, List<String> lines) {
        lines.add("");
        lines.add(field.label());
        ControlRows.details(now, field).forEach(line -> lines.add("  " + line));
    }

    private static String threads(Snapshot now) {
        Population population = Population.of(now.threads().stream()
                .filter(thread -> thread.kind() != ThreadKind.VIRTUAL)
                .toList());
        String causes = population.causes().entrySet().stream()
                .map(entry -> entry.getKey().name() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "Running " + population.of(ThreadState.RUNNING) + "  Ready " + population.of(ThreadState.READY)
                + "  Waiting " + population.of(ThreadState.WAITING) + (causes.isEmpty() ? "" : ": " + causes);
    }

    private static String shares(Window window) {
        StateTimes times = window.processTimes();
        long all = times.totalNanos();
        boolean readyKnown = window.to().threads().stream().allMatch(ThreadControlBlock::readyKnown);
        String ready = readyKnown ? percent(times.readyNanos(), all) : "not counted by this kernel";
        return "Running " + percent(times.runningNanos(), all) + "  Ready " + ready + "  Waiting "
                + percent(times.waitingNanos(), all);
    }

    private static String percent(long part, long whole) {
        return ThreadsTable.percent(Window.percent(part, whole)) + "%";
    }

    private static String arrows(Window window) {
        Transitions counts = window.processTransitions();
        return "admit " + rate(window, window.admitted()) + "  dispatch " + rate(window, counts.dispatch())
                + "  timeout " + rate(window, counts.timeout()) + "  request " + rate(window, counts.request())
                + "  completion " + rate(window, counts.completion()) + "  exit " + rate(window, window.exited());
    }

    private static String rate(Window window, long count) {
        return ThreadsTable.percent(window.nanos() <= 0 ? 0 : count / window.seconds()) + "/s";
    }
}
