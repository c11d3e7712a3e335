package heddle.inspector.command;

import heddle.inspector.diagnosis.AwaitedEvent;
import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.view.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer of {@code heddle locks} for people: what was found, then every contended lock with who waits. */
final class LocksTable {
    private static final int MOST_WAITERS = 8;

    private LocksTable() {}

    static List<String> of(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        diagnosis.findings().forEach(finding -> lines.addAll(sentences(finding)));
        if (diagnosis.findings().isEmpty())
            lines.add("Nothing found. Checked: " + String.join(", ", diagnosis.checked()) + ".");
        diagnosis
                .notChecked()
                .forEach(skipped -> lines.add("Not checked: " + skipped.rule() + ", " + skipped.why() + "."));
        List<AwaitedEvent> events = AwaitedEvent.in(diagnosis.window().to());
        if (!diagnosis.locks().isEmpty() || !events.isEmpty()) lines.addAll(table(diagnosis, events));
        return lines;
    }

    private static List<String> sentences(Finding finding) {
        boolean consequence = finding.explainedBy() != null;
        String lead =
                consequence ? "  BECAUSE OF IT  " : finding.severity().text().toUpperCase(Locale.ROOT) + "  ";
        String sentence = lead + SafeText.forScreen(finding.summary());
        return consequence ? List.of(sentence) : List.of(sentence, "  " + finding.advice());
    }

    private static List<String> table(Diagnosis diagnosis, List<AwaitedEvent> events) {
        TextTable table = new TextTable().row("LOST s/s", "WAITS", "P99", "LOCK", "KIND", "OWNER", "WAITING");
        diagnosis.locks().forEach(lock -> row(table, lock));
        events.forEach(event ->
                table.row("", "", "", event.id().shortText(), event.kind().text(), "", waiters(event.waiters())));
        return table.lines();
    }

    private static void row(TextTable table, LockReport lock) {
        table.row(
                String.format(Locale.ROOT, "%.2f", lock.lostPerSecond()),
                Long.toString(lock.waits()),
                ThreadsTable.seconds(lock.waitTimes().p99()),
                lock.id().shortText(),
                lock.kind().text(),
                lock.owner().map(ThreadControlBlock::name).orElse(""),
                waiters(lock.waiters()));
    }

    private static String waiters(List<LockReport.Waiter> waiters) {
        List<String> names = waiters.stream()
                .limit(MOST_WAITERS)
                .map(waiter -> waiter.thread().name() + " " + ThreadsTable.seconds(waiter.ageNanos()))
                .toList();
        int more = waiters.size() - names.size();
        return String.join(", ", names) + (more > 0 ? ", " + more + " more" : "");
    }
}
