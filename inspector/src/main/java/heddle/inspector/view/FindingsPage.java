package heddle.inspector.view;

import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong, the worst first, and one of it in detail: the whole sentence, the figures behind it, what to try. */
final class FindingsPage {
    private static final int LABEL = 12;
    private static final int MOST_THREADS = 8;

    private FindingsPage() {}

    /** A text of the detail under a label. */
    private record Entry(String label, String text, Style style) {}

    static void paint(Frame frame, Page page, UiState state, Picture picture) {
        Diagnosis diagnosis = picture.diagnosis();
        summary(frame, page.meters(), picture);
        List<FindingRow> rows = Listing.FINDINGS.rows(state);
        FindingTable.of(state).paint(frame, page.table(), rows, state.findings().view());
        if (rows.isEmpty()) Cards.nothing(frame, page.table(), nothing(state, diagnosis));
        Optional<FindingRow> selected = Selected.finding(state);
        String title = selected.map(row -> row.finding().rule()).orElse("what was checked");
        Box.rule(frame, page.rule(), title, Style.ACCENT.bold(), "");
        List<Entry> entries = new ArrayList<>();
        selected.ifPresent(row -> tell(row, entries));
        tellChecked(diagnosis, entries);
        paint(frame, page.detail().withoutLeft(1), entries);
    }

    private static void summary(Frame frame, Rect area, Picture picture) {
        Line line = new Line(frame, area.top(), area.left() + 1, area.right() - 1);
        Severity[] severities = Severity.values();
        for (int i = severities.length - 1; i >= 0; i--) {
            Severity severity = severities[i];
            long count = picture.findings().stream()
                    .filter(row -> row.finding().severity() == severity)
                    .count();
            Style style = count > 0 ? FindingTable.style(severity).bold() : Style.BOLD;
            line.pair(severity.text() + " ", Style.DIM, Long.toString(count), style);
            line.dim("  ");
        }
        line.pair(
                " rules silent ", Integer.toString(picture.diagnosis().checked().size()));
        line.pair(
                "  not checked ",
                Integer.toString(picture.diagnosis().notChecked().size()));
    }

    private static String nothing(UiState state, Diagnosis diagnosis) {
        if (Filtering.isOn(state)) return "no finding passes the filter";
        int silent = diagnosis.checked().size();
        return silent == 0 ? "nothing could be checked yet" : "nothing found by " + silent + " rules";
    }

    private static void tell(FindingRow row, List<Entry> entries) {
        Finding finding = row.finding();
        entries.add(new Entry(finding.severity().text(), row.summary(), Style.BOLD));
        finding.evidence().forEach(text -> entries.add(new Entry("evidence", SafeText.forScreen(text), Style.PLAIN)));
        entries.add(new Entry("try", finding.advice(), Style.PLAIN));
        String sure = finding.confidence().text() + "; row " + finding.concept() + " of the model";
        entries.add(new Entry("known", sure, Style.DIM));
        Finding.Cause cause = finding.explainedBy();
        if (cause != null) entries.add(new Entry("because of", cause.rule(), Style.DIM));
        if (!finding.threads().isEmpty()) entries.add(new Entry("threads", names(finding.threads()), Style.DIM));
    }

    private static String names(List<ThreadRef> threads) {
        String named = threads.stream()
                .limit(MOST_THREADS)
                .map(thread -> SafeText.forScreen(thread.name()))
                .collect(Collectors.joining(", "));
        int more = threads.size() - MOST_THREADS;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private static void tellChecked(Diagnosis diagnosis, List<Entry> entries) {
        String silent = String.join(", ", diagnosis.checked());
        entries.add(new Entry("silent", silent.isEmpty() ? "no rule" : silent, Style.DIM));
        diagnosis
                .notChecked()
                .forEach(skipped -> entries.add(new Entry(
                        "not checked", skipped.rule() + ": " + SafeText.forScreen(skipped.why()), Style.DIM)));
    }

    /** A label stands before the first of the entries that share it. */
    private static void paint(Frame frame, Rect area, List<Entry> entries) {
        int row = area.top();
        String before = "";
        for (Entry entry : entries) {
            String label = entry.label().equals(before) ? "" : entry.label();
            for (String line : Columns.wrap(entry.text(), Math.max(1, area.width() - LABEL - 2))) {
                if (row >= area.bottom()) return;
                frame.put(row, area.left(), label, Style.DIM, LABEL);
                frame.put(row, area.left() + LABEL + 1, line, entry.style(), area.width() - LABEL - 2);
                label = "";
                row++;
            }
            before = entry.label();
        }
    }
}
