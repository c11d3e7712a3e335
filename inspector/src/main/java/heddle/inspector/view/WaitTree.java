package heddle.inspector.view;

import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds up whom: the owner of a lock, below it those who wait for the lock, below each of them those who wait for
 * what it holds. An owner that waits itself hangs below the thread that holds it up.
 */
final class WaitTree {
    private static final int DEEPEST = 6;

    /** Links of a chain that are followed; more would be a program of which a screen cannot tell. */
    private static final int MOST_LINKS = 1000;

    private final Picture picture;
    private final LockReport lock;
    private final int most;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * A thread in the tree.
     *
     * @param lead the branches in front of it, empty for the root
     * @param note where it stands or, when it waits for another lock, which
     */
    record Node(String lead, ThreadRow row, String note) {
        boolean isRoot() {
            return lead.isEmpty();
        }
    }

    /** The tree of a lock, cut off below so many nodes. */
    WaitTree(Picture picture, LockReport lock, int most) {
        this.picture = picture;
        this.lock = lock;
        this.most = most;
        branches(owners(), waiters(), 0);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Threads that wait for the lock and are not among the first so many nodes. */
    long waitersBeyond(int shown) {
        return lock.waiters().size()
                - nodes.stream().limit(shown).filter(this::waits).count();
    }

    private boolean waits(Node node) {
        LockWait wait = node.row().block().lockWait();
        return wait != null && wait.lock().equals(lock.id());
    }

    /** Adds the owner below whoever holds it up; returns the lead of those below it. */
    private String owners() {
        List<ThreadRow> chain = chain();
        int folded = Math.max(0, chain.size() - DEEPEST);
        int depth = 0;
        for (int i = 0; i < chain.size(); i++) {
            if (i > 0 && i <= folded) continue;
            ThreadRow owner = chain.get(i);
            nodes.add(
                    i == 0
                            ? new Node("", owner, rootNote(owner))
                            : new Node(
                                    "   ".repeat(depth - 1) + "└─ ",
                                    owner,
                                    linkNote(owner, i - folded == 1 ? folded : 0)));
            depth++;
        }
        return "   ".repeat(Math.max(0, depth - 1));
    }

    private static String linkNote(ThreadRow owner, int folded) {
        return folded == 0 ? lockOf(owner) : "after " + folded + " more in between, " + lockOf(owner);
    }

    private String rootNote(ThreadRow root) {
        if (picture.isDeadlocked(root)) return "deadlocked";
        return root.block().isHeldUp() ? lockOf(root) : place(root);
    }

    /** The owner, before it the one that holds it up, and so on, as far as nobody comes twice. */
    private List<ThreadRow> chain() {
        List<ThreadRow> chain = new ArrayList<>();
        Set<Long> passed = new HashSet<>();
        Optional<ThreadRow> next = lock.owner().flatMap(picture::thread);
        while (next.isPresent()
                && chain.size() < MOST_LINKS
                && passed.add(next.get().key())) {
            chain.add(next.get());
            next = next.filter(owner -> owner.block().isHeldUp()).flatMap(picture::ownerFor);
        }
        Collections.reverse(chain);
        return chain;
    }

    private List<ThreadRow> waiters() {
        return lock.waiters().stream()
                .limit(most + 1L)
                .map(waiter -> picture.thread(waiter.thread()))
                .flatMap(Optional::stream)
                .toList();
    }

    private void branches(String lead, List<ThreadRow> rows, int depth) {
        for (int i = 0; i < rows.size() && nodes.size() <= most; i++) {
            ThreadRow row = rows.get(i);
            boolean last = i == rows.size() - 1;
            boolean known = nodes.stream().anyMatch(node -> node.row().equals(row));
            nodes.add(new Node(lead + (last ? "└─ " : "├─ "), row, depth == 0 ? place(row) : lockOf(row)));
            if (!known && depth < DEEPEST) {
                branches(lead + (last ? "   " : "│  "), picture.waitersOf(row), depth + 1);
            }
        }
    }

    private static String lockOf(ThreadRow row) {
        return "for " + row.waitingOn();
    }

    private static String place(ThreadRow row) {
        return StackFrame.firstOwn(row.block().frames())
                .map(frame -> SafeText.forScreen(frame.shortText()))
                .orElse("");
    }
}
