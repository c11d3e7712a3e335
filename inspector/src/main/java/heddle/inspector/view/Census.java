package heddle.inspector.view;

import heddle.inspector.model.ThreadKind;
import java.util.List;

/** How many threads there are, and in each state. */
final class Census {
    private final int[] counts = new int[Mark.values().length];
    private final int total;
    private final int virtual;

    Census(List<ThreadRow> rows) {
        total = rows.size();
        int virtuals = 0;
        for (ThreadRow row : rows) {
            counts[row.mark().ordinal()]++;
            if (row.block().kind() == ThreadKind.VIRTUAL) virtuals++;
        }
        virtual = virtuals;
    }

    int total() {
        return total;
    }

    int virtual() {
        return virtual;
    }

    int of(Mark mark) {
        return counts[mark.ordinal()];
    }
}
