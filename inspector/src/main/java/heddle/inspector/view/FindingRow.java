package heddle.inspector.view;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.model.LockId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the table shows it; texts are safe to draw.
 *
 * @param place in the order of the diagnosis: the worst is 0, what follows from a finding comes after it
 */
record FindingRow(Finding finding, Key key, int place, String rule, String summary) {
    /**
     * What a finding is about.
     *
     * @param number of several that one rule says of no lock in particular
     */
    record Key(String rule, @Nullable LockId lock, int number) {}

    static List<FindingRow> of(List<Finding> findings) {
        Map<String, Integer> numbers = new HashMap<>();
        List<FindingRow> rows = new ArrayList<>();
        for (Finding finding : findings) {
            boolean ofLock = finding.lock() != null;
            int number = ofLock ? 0 : numbers.merge(finding.rule(), 1, Integer::sum);
            Key key = new Key(finding.rule(), finding.lock(), number);
            String lead = finding.explainedBy() == null ? "" : "└ ";
            rows.add(new FindingRow(
                    finding, key, rows.size(), lead + finding.rule(), SafeText.forScreen(finding.summary())));
        }
        return rows;
    }

    boolean isWorseThan(FindingRow other) {
        return finding.severity().compareTo(other.finding.severity()) > 0;
    }
}
