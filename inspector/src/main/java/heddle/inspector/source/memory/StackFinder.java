package heddle.inspector.source.memory;

import heddle.inspector.model.Evidence;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.model.ThreadStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stack of each thread: the mapping its stack pointer lies in.
 *
 * <p>A stack never moves, so a thread is asked only until it was met blocked once. A mapping counts as a stack when a
 * guard that nobody may touch lies directly below it and only one thread is in it: some languages keep the stacks of
 * many threads in their heap.
 */
final class StackFinder {
    /** A larger reserve below a stack belongs to something else, with which the kernel joined the guard. */
    private static final long LARGEST_GUARD_KB = 1024;

    private Map<Integer, Long> inside = new HashMap<>();
    private List<ThreadStack> stacks = List.of();
    private List<Integer> missing = List.of();

    /** Looks for the stacks of all threads among the mappings. */
    void look(List<Mapping> mappings, StackPointers pointers) {
        Map<Integer, Long> known = new HashMap<>();
        for (int tid : pointers.threads()) {
            Long before = inside.get(tid);
            long address = before != null && isMapped(mappings, before) ? before : pointers.of(tid);
            if (address != 0) known.put(tid, address);
        }
        match(mappings, known, pointers.threads());
    }

    private static boolean isMapped(List<Mapping> mappings, long address) {
        Mapping mapping = at(mappings, address);
        return mapping != null && mapping.isWritable();
    }

    /** Takes an address inside the stack of each of some threads from others who know; a pointer of our own is kept. */
    void learn(List<Mapping> mappings, Map<Integer, Long> addresses, StackPointers pointers) {
        Map<Integer, Long> known = new HashMap<>(addresses);
        known.putAll(inside);
        match(mappings, known, pointers.threads());
    }

    private void match(List<Mapping> mappings, Map<Integer, Long> known, int[] threads) {
        Map<Integer, Integer> indexes = new TreeMap<>();
        Map<Integer, Long> kept = new HashMap<>();
        List<Integer> unmatched = new ArrayList<>();
        for (int tid : threads) {
            Long address = known.get(tid);
            int index = address == null ? -1 : indexOf(mappings, address);
            if (index >= 0 && isStack(mappings, index)) {
                indexes.put(tid, index);
                kept.put(tid, known.get(tid));
            } else {
                unmatched.add(tid);
            }
        }
        stacks = unshared(mappings, indexes);
        inside = kept;
        missing = unmatched;
    }

    private static List<ThreadStack> unshared(List<Mapping> mappings, Map<Integer, Integer> indexes) {
        Map<Integer, Long> users =
                indexes.values().stream().collect(Collectors.groupingBy(index -> index, Collectors.counting()));
        Set<Integer> alone = users.entrySet().stream()
                .filter(entry -> entry.getValue() == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<ThreadStack> found = new ArrayList<>();
        indexes.forEach((tid, index) -> {
            if (alone.contains(index)) found.add(stack(tid, mappings, index));
        });
        return List.copyOf(found);
    }

    private static ThreadStack stack(int tid, List<Mapping> mappings, int index) {
        Mapping mapping = mappings.get(index);
        Mapping guard = guard(mappings, index);
        if (guard == null || guard.sizeKb() > LARGEST_GUARD_KB) {
            return new ThreadStack(tid, mapping.start(), mapping.end(), 0, mapping.rssKb());
        }
        return new ThreadStack(tid, guard.start(), mapping.end(), guard.sizeKb(), mapping.rssKb());
    }

    private static boolean isStack(List<Mapping> mappings, int index) {
        Mapping mapping = mappings.get(index);
        if (mapping.name().equals("[stack]") || mapping.name().startsWith("[anon: glibc: pthread stack")) return true;
        return mapping.isAnonymousData() && guard(mappings, index) != null;
    }

    private static @Nullable Mapping guard(List<Mapping> mappings, int index) {
        if (index == 0) return null;
        Mapping below = mappings.get(index - 1);
        boolean touches = below.end() == mappings.get(index).start();
        return touches && below.isInaccessible() && below.isAnonymous() ? below : null;
    }

    private static @Nullable Mapping at(List<Mapping> mappings, long address) {
        int index = indexOf(mappings, address);
        return index < 0 ? null : mappings.get(index);
    }

    private static int indexOf(List<Mapping> mappings, long address) {
        int low = 0;
        int high = mappings.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Mapping mapping = mappings.get(middle);
            if (mapping.contains(address)) return middle;
            if (Long.compareUnsigned(address, mapping.start()) < 0) high = middle - 1;
            else low = middle + 1;
        }
        return -1;
    }

    /** The stacks found so far, by native id. */
    List<ThreadStack> stacks() {
        return stacks;
    }

    /** Threads whose stack has not been found: they have not been met blocked yet. */
    List<Integer> missing() {
        return missing;
    }

    /** The same as claims to their addresses. */
    List<Claim> claims() {
        return stacks.stream().map(StackFinder::claim).toList();
    }

    private static Claim claim(ThreadStack stack) {
        return new Claim(stack.start(), stack.end(), SegmentKind.STACK, "thread " + stack.tid(), Evidence.MEASURED);
    }
}
