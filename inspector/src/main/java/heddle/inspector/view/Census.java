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
    private final boolean readyKnown;

    Census(List<ThreadRow> rows) {
        total = rows.size();
        int virtuals = 0;
        boolean known = true;
        for (ThreadRow row : rows) {
            counts[row.mark().ordinal()]++;
            if (row.block().kind() == ThreadKind.VIRTUAL) virtuals++;
            else known &= row.block().readyKnown();
        }
        virtual = virtuals;
        readyKnown = known;
    }

    /** Without virtual threads, which would be counted twice while they are mounted. */
    static Census ofKernelThreads(List<ThreadRow> rows) {
        return new Census(rows.stream()
                .filter(row -> row.block().kind() != ThreadKind.VIRTUAL)
                .toList());
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

    /** False for what this kernel does not count: who is in its run queue. */
    boolean isKnown(Mark mark) {
        return mark != Mark.READY || readyKnown;
    }

    /** How many are in that state, in words. */
    String text(Mark mark) {
        return isKnown(mark) ? Figures.count(of(mark)) : Figures.UNAVAILABLE;
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
