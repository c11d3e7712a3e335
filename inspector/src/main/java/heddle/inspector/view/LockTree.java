package heddle.inspector.view;

import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.LockKind;
import java.util.List;
import java.util.stream.Collectors;

/** Paints who holds up whom at a lock. */
final class LockTree {
    private static final int AGE_WIDTH = 8;
    private static final int LEAST_NAME = 12;
    private static final int LONGEST_NAME = 34;
    private static final int MOST_NAMES = 4;

    private LockTree() {}

    static void paint(Frame frame, Rect area, Picture picture, LockRow lock) {
        if (lock.report().owner().isEmpty()) {
            Line.over(frame, area).dim(noOwner(lock.report()));
            paintNodes(frame, area.withoutTop(1), picture, lock.report());
        } else {
            paintNodes(frame, area, picture, lock.report());
        }
    }

    private static String noOwner(LockReport lock) {
        if (!lock.holders().isEmpty()) return holders(lock);
        if (lock.isForAny()) return "nobody has begun it";
        boolean ownable =
                lock.kind() == LockKind.OTHER || lock.kind().parkCause().isLock();
        return ownable
                ? "nobody was seen holding it at this look"
                : "a " + lock.kind().text() + " has no owner";
    }

    /** Several who read, or who could do what is waited for. */
    private static String holders(LockReport lock) {
        String names = lock.holders().stream()
                .limit(MOST_NAMES)
                .map(holder -> SafeText.forScreen(holder.name()))
                .collect(Collectors.joining(", "));
        int more = lock.holders().size() - MOST_NAMES;
        String all = more > 0 ? names + ", " + more + " more" : names;
        if (lock.isForAny()) return "to be done by one of " + all;
        return (lock.kind() == LockKind.FUTURE ? "being done by " : "held by ") + all;
    }

    private static void paintNodes(Frame frame, Rect area, Picture picture, LockReport lock) {
        WaitTree tree = new WaitTree(picture, lock, area.height());
        List<WaitTree.Node> nodes = tree.nodes();
        boolean all = nodes.size() <= area.height() && tree.waitersBeyond(nodes.size()) == 0;
        int shown = Math.min(nodes.size(), all ? nodes.size() : Math.max(0, area.height() - 1));
        for (int i = 0; i < shown; i++) paint(frame, area.withoutTop(i), nodes.get(i));
        if (!all) Line.over(frame, area.withoutTop(shown)).dim("└─ … " + tree.waitersBeyond(shown) + " more");
    }

    private static void paint(Frame frame, Rect area, WaitTree.Node node) {
        ThreadRow row = node.row();
        int name = Math.max(LEAST_NAME, Math.min(LONGEST_NAME, area.width() / 2)) - Columns.of(node.lead());
        String age = node.isRoot() ? "" : Figures.age(row.ageNanos());
        Line.over(frame, area)
                .dim(node.lead())
                .put(row.mark().letter() + " ", row.mark().style())
                .put(Columns.left(Columns.middle(row.name(), name), name), node.isRoot() ? Style.BOLD : Style.PLAIN)
                .put(Columns.right(age, AGE_WIDTH), row.isBlocked() ? Style.STATE_LOCK : Style.DIM)
                .skip(2)
                .dim(node.note());
    }
}
