package heddle.inspector.diagnosis;

import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom: from each waiting thread to the thing it waits for, from there to all who have it or can bring it
 * about. A thing that a thousand threads wait for and a thousand have is two thousand edges, not a million.
 *
 * <p>A wait with a timeout ends by itself, so such a thread is taken for one that goes on.
 */
final class WaitGraph {
    /** A thread, or a thing that threads wait for. */
    static final class Node {
        final @Nullable ThreadControlBlock thread;
        final LockWait wait;
        private final List<Node> needs = new ArrayList<>();
        private final List<Node> neededBy = new ArrayList<>();

        /** How many of those it needs go on or are not known, and how many it takes. */
        private int free;

        private int freeToGoOn = 1;
        private boolean goesOn;

        private Node(@Nullable ThreadControlBlock thread, LockWait wait) {
            this.thread = thread;
            this.wait = wait;
        }

        boolean isThread() {
            return thread != null;
        }

        boolean isStuck() {
            return !goesOn;
        }

        /** Those it needs that will never go on. */
        List<Node> obstacles() {
            return needs.stream().filter(Node::isStuck).toList();
        }

        private void need(Node node) {
            needs.add(node);
            node.neededBy.add(this);
        }
    }

    private record Exclusive(LockId lock, long holder) {}

    private final Map<Long, Node> threads = new HashMap<>();
    private final Map<Exclusive, Node> owned = new HashMap<>();
    private final IdentityHashMap<List<ThreadRef>, Node> shared = new IdentityHashMap<>();

    /** The graph of these threads, with guessed waits, by Java id, in the place of those that are told. */
    WaitGraph(Collection<ThreadControlBlock> live, Map<Long, LockWait> guessed) {
        for (ThreadControlBlock thread : live) {
            LockWait wait = guessed.getOrDefault(thread.javaId(), thread.lockWait());
            if (wait != null && waits(thread, wait)) threads.put(thread.javaId(), new Node(thread, wait));
        }
        List.copyOf(threads.values()).forEach(this::connect);
        release();
    }

    private static boolean waits(ThreadControlBlock thread, LockWait wait) {
        return !wait.holders().isEmpty()
                && thread.javaId() >= 0
                && thread.activity().isWaiting()
                && thread.jvmState() != JvmState.TIMED_WAITING;
    }

    private void connect(Node waiter) {
        waiter.need(thing(waiter.wait));
    }

    /**
     * The thing waited for. What one thread has is told by that thread too: two locks may have one identity hash, and who
     * asks during a hand-over may hear of another owner.
     */
    private Node thing(LockWait wait) {
        if (wait.holders().size() > 1) return shared.computeIfAbsent(wait.holders(), holders -> heldThing(wait));
        Exclusive key = new Exclusive(wait.lock(), wait.holders().get(0).javaId());
        return owned.computeIfAbsent(key, one -> heldThing(wait));
    }

    private Node heldThing(LockWait wait) {
        Node thing = new Node(null, wait);
        for (ThreadRef holder : wait.holders()) {
            Node node = threads.get(holder.javaId());
            if (node == null) {
                thing.free++;
            } else {
                thing.need(node);
            }
        }
        thing.freeToGoOn = wait.any() ? 1 : wait.holders().size();
        return thing;
    }

    /** Lets everybody go on who can, then those who wait for them, until nobody is left or nobody can. */
    private void release() {
        Deque<Node> open = new ArrayDeque<>();
        owned.values().forEach(thing -> freeIfDue(thing, open));
        shared.values().forEach(thing -> freeIfDue(thing, open));
        while (!open.isEmpty()) {
            for (Node waiter : open.remove().neededBy) {
                waiter.free++;
                freeIfDue(waiter, open);
            }
        }
    }

    private static void freeIfDue(Node node, Deque<Node> open) {
        if (node.goesOn || node.free < node.freeToGoOn) return;
        node.goesOn = true;
        open.add(node);
    }

    /** The threads that will never go on, as things stand; each of them needs a thing that needs one of them. */
    List<Node> stuck() {
        return threads.values().stream().filter(Node::isStuck).toList();
    }
}
