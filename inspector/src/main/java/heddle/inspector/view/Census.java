package heddle.inspector.view;

import heddle.inspector.model.ThreadKind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

    /** The states that any of them is in, most first. */
    List<Mark> marks() {
        return Stream.of(Mark.values())
                .filter(mark -> of(mark) > 0)
                .sorted(Comparator.comparingInt(this::of).reversed())
                .toList();
    }

    /** The state of most. */
    Mark most() {
        Mark most = Mark.UNKNOWN;
        for (Mark mark : Mark.values()) {
            if (of(mark) > of(most)) most = mark;
        }
        return most;
    }
}
