package heddle.inspector.view;

import heddle.inspector.model.StackFrame;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Threads that are alike, told as one row. Its figures are sums over them, its texts those of most of them. */
final class ThreadFold implements ThreadItem {
    private final Key key;
    private final List<ThreadRow> members;
    private final Census census;
    private final double cpuPercent;
    private final double lockedPercent;

    ThreadFold(Key key, List<ThreadRow> members) {
        this.key = key;
        this.members = List.copyOf(members);
        census = new Census(this.members);
        cpuPercent = sum(ThreadRow::cpuPercent);
        lockedPercent = sum(ThreadRow::lockedPercent);
    }

    /**
     * What the threads of a fold have in common.
     *
     * @param name their name with a sign for each number, or why there is no stack to compare
     * @param frames their stack, top first; empty when they are folded by name
     */
    record Key(String name, List<StackFrame> frames) {}

    /** A text and how many of the threads it is true of. */
    record Share(String text, int threads) {}

    List<ThreadRow> members() {
        return members;
    }

    Census census() {
        return census;
    }

    /** The stack that all of them have, top first; empty when they are folded by name. */
    List<StackFrame> frames() {
        return key.frames();
    }

    @Override
    public Key identity() {
        return key;
    }

    @Override
    public long key() {
        return members.get(0).key();
    }

    @Override
    public String idText() {
        return "×" + members.size();
    }

    @Override
    public String name() {
        return SafeText.forScreen(label());
    }

    private String label() {
        if (key.frames().isEmpty()) return key.name();
        return StackFrame.firstOwn(key.frames()).orElse(key.frames().get(0)).shortText();
    }

    @Override
    public Mark mark() {
        return census.most();
    }

    @Override
    public double cpuPercent() {
        return cpuPercent;
    }

    @Override
    public double lockedPercent() {
        return lockedPercent;
    }

    @Override
    public String waitingOn() {
        return most(ThreadRow::waitingOn);
    }

    @Override
    public String blockedBy() {
        return most(ThreadRow::blockedBy);
    }

    @Override
    public long ageNanos() {
        return members.stream().mapToLong(ThreadRow::ageNanos).max().orElse(-1);
    }

    @Override
    public boolean isBlocked() {
        return census.of(Mark.LOCK) > 0;
    }

    @Override
    public boolean internal() {
        return members.stream().allMatch(ThreadRow::internal);
    }

    @Override
    public int waiters() {
        return members.stream().mapToInt(ThreadRow::waiters).sum();
    }

    /** What is true of them and of how many, most first; empty texts are left out. */
    List<Share> shares(Function<ThreadRow, String> text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (ThreadRow member : members) counts.merge(text.apply(member), 1, Integer::sum);
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(entry -> new Share(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Share::threads).reversed())
                .toList();
    }

    private String most(Function<ThreadRow, String> text) {
        Collection<Share> shares = shares(text);
        return shares.isEmpty() ? "" : shares.iterator().next().text();
    }

    private double sum(ToDoubleFunction<ThreadRow> figure) {
        return members.stream().mapToDouble(figure).sum();
    }
}
