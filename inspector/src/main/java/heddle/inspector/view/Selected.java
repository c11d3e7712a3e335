package heddle.inspector.view;

import heddle.inspector.model.LockId;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.model.SegmentKind;
import java.util.Optional;

/** The rows that are selected, as the scene on the screen has them. */
final class Selected {
    private Selected() {}

    static Optional<ProcessEntry> process(UiState state) {
        Integer pid = state.processes().key();
        return pid == null ? Optional.empty() : state.shown().process(pid);
    }

    static Optional<ThreadRow> thread(UiState state) {
        Picture picture = state.shown().picture();
        return picture != null && state.threads().key() instanceof Long key ? picture.thread(key) : Optional.empty();
    }

    static Optional<SegmentRow> segment(UiState state) {
        Picture picture = state.shown().picture();
        SegmentKind key = state.segments().key();
        return picture == null
                ? Optional.empty()
                : picture.segments().stream().filter(row -> row.key() == key).findFirst();
    }

    static Optional<LockRow> lock(UiState state) {
        Picture picture = state.shown().picture();
        LockId key = state.locks().key();
        return picture == null || key == null ? Optional.empty() : picture.lock(key);
    }

    static Optional<FindingRow> finding(UiState state) {
        Picture picture = state.shown().picture();
        FindingRow.Key key = state.findings().key();
        return picture == null
                ? Optional.empty()
                : picture.findings().stream()
                        .filter(row -> row.key().equals(key))
                        .findFirst();
    }

    static Optional<ControlRow> field(UiState state) {
        return Listing.FIELDS.rows(state).stream()
                .filter(row -> row.field() == state.fields().key())
                .findFirst();
    }
}
