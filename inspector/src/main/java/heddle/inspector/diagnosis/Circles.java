package heddle.inspector.diagnosis;

import heddle.inspector.diagnosis.WaitGraph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The circles among stuck threads: the strongly connected components of their graph, by Tarjan's algorithm (1972), here
 * without recursion since a chain may be thousands long. Every thread and thing is passed once.
 *
 * <p>A component is found after all that it leads to, so where a thread's wait ends is known when the thread is left.
 */
final class Circles {
    /** Threads and things of which each leads to each other one, and the threads outside that lead here. */
    record Circle(List<Node> nodes, List<Node> victims) {
        List<Node> members() {
            return nodes.stream().filter(Node::isThread).toList();
        }
    }

    private static final class Visit {
        final Node node;
        final int order;
        final Iterator<Node> next;
        int lowest;
        boolean open = true;

        @Nullable
        Circle end;

        Visit(Node node, int order) {
            this.node = node;
            this.order = order;
            this.lowest = order;
            this.next = node.obstacles().iterator();
        }
    }

    private final Map<Node, Visit> visits = new HashMap<>();
    private final Deque<Visit> path = new ArrayDeque<>();
    private final Deque<Visit> unfinished = new ArrayDeque<>();
    private final List<Circle> found = new ArrayList<>();

    private Circles() {}

    static List<Circle> of(WaitGraph graph) {
        Circles circles = new Circles();
        graph.stuck().forEach(circles::visitAllFrom);
        return circles.found;
    }

    private void visitAllFrom(Node start) {
        if (visits.containsKey(start)) return;
        enter(start);
        while (!path.isEmpty()) {
            Visit at = path.getLast();
            if (at.next.hasNext()) {
                step(at, at.next.next());
            } else {
                leave(path.removeLast());
            }
        }
    }

    private void enter(Node node) {
        Visit visit = new Visit(node, visits.size());
        visits.put(node, visit);
        path.addLast(visit);
        unfinished.addLast(visit);
    }

    private void step(Visit from, Node to) {
        Visit known = visits.get(to);
        if (known == null) {
            enter(to);
        } else if (known.open) {
            from.lowest = Math.min(from.lowest, known.order);
        } else if (from.end == null) {
            from.end = known.end;
        }
    }

    private void leave(Visit visit) {
        if (visit.lowest == visit.order) finish(visit);
        Visit before = path.peekLast();
        if (before == null) return;
        before.lowest = Math.min(before.lowest, visit.lowest);
        if (before.end == null) before.end = visit.end;
    }

    /** All that was entered since the first of a component, and is not finished, belongs to it. */
    private void finish(Visit first) {
        List<Visit> component = new ArrayList<>();
        Visit last;
        do {
            last = unfinished.removeLast();
            last.open = false;
            component.add(last);
        } while (last != first);
        if (component.size() > 1) {
            close(component);
        } else if (first.node.isThread()) {
            Objects.requireNonNull(first.end).victims().add(first.node);
        }
    }

    private void close(List<Visit> component) {
        Circle circle = new Circle(component.stream().map(visit -> visit.node).toList(), new ArrayList<>());
        component.forEach(visit -> visit.end = circle);
        found.add(circle);
    }
}
