package heddle.inspector.view;

import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.Evidence;
import heddle.inspector.model.LockId;
import heddle.inspector.model.ThreadControlBlock;

/**
 * A lock as the tables show it; texts are safe to draw.
 *
 * @param owner name of who holds it, empty when nobody is known to
 */
record LockRow(LockReport report, String name, String owner) {
    static LockRow of(LockReport report) {
        return new LockRow(
                report,
                SafeText.forScreen(report.id().shortText()),
                SafeText.forScreen(report.owner().map(ThreadControlBlock::name).orElse("")));
    }

    LockId key() {
        return report.id();
    }

    int waiters() {
        return report.waiters().size();
    }

    boolean isMeasured() {
        return report.lostEvidence() == Evidence.MEASURED;
    }
}
