package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A thread uses a CPU all the time to ask again and again whether it may go on. What tells it from honest computing is
 * that its stacks end in few places, and in those of an atomic exchange, a try at a lock or a yield.
 */
final class HotSpin implements Rule {
    private static final Profile PROFILE = Profile.of("hot-spin", "M19", 5 * SECOND, Need.LOOKS, Need.RECORDING);

    /** Percent of its life in which it runs or wants to. */
    private static final double ALL_THE_TIME = 90;

    private static final int FEWEST_STACKS = 5;
    private static final int MOST_PLACES = 3;
    private static final int TOP = 3;

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        Window spell = about.past().last(PROFILE.persistenceNanos());
        List<ThreadControlBlock> busy = about.now().threads().stream()
                .filter(thread -> thread.javaId() >= 0 && isBusy(spell.times(thread)))
                .toList();
        List<ThreadControlBlock> spinning = new ArrayList<>();
        List<ThreadControlBlock> computing = new ArrayList<>();
        for (ThreadControlBlock thread : busy) {
            List<List<StackFrame>> stacks = stacks(about, thread.javaId());
            if (isInFewPlaces(stacks)) (isAsking(stacks) ? spinning : computing).add(thread);
        }
        List<Finding> found = new ArrayList<>();
        if (!spinning.isEmpty()) found.add(spins(spinning));
        if (!computing.isEmpty()) found.add(computes(computing));
        return found;
    }

    private static boolean isBusy(StateTimes times) {
        return times.runningNanos() > 0
                && Window.percent(times.runningNanos() + times.readyNanos(), times.totalNanos()) >= ALL_THE_TIME;
    }

    /** The stacks of a thread that were taken lately, each once. */
    private static List<List<StackFrame>> stacks(Case about, long javaId) {
        Map<Long, List<StackFrame>> taken = new TreeMap<>();
        for (Snapshot moment : about.past().within(PROFILE.persistenceNanos())) {
            moment.byJavaId(javaId)
                    .filter(thread -> !thread.frames().isEmpty())
                    .ifPresent(thread -> taken.put(thread.framesAtNanos(), thread.frames()));
        }
        return new ArrayList<>(taken.values());
    }

    private static boolean isInFewPlaces(List<List<StackFrame>> stacks) {
        Set<String> places = new HashSet<>();
        stacks.forEach(stack ->
                StackFrame.firstOwn(stack).ifPresent(frame -> places.add(frame.className() + "." + frame.method())));
        return stacks.size() >= FEWEST_STACKS && places.size() <= MOST_PLACES;
    }

    private static boolean isAsking(List<List<StackFrame>> stacks) {
        return 2 * stacks.stream().filter(HotSpin::asks).count() >= stacks.size();
    }

    private static boolean asks(List<StackFrame> stack) {
        return stack.stream().limit(TOP).anyMatch(HotSpin::asks);
    }

    private static boolean asks(StackFrame frame) {
        String method = frame.method();
        boolean waits = method.equals("onSpinWait") || method.startsWith("yield") || method.startsWith("tryLock");
        boolean exchanges = method.startsWith("compareAnd") || method.startsWith("weakCompareAnd");
        return frame.isPlatform() && (waits || exchanges || method.startsWith("tryAcquire"));
    }

    private Finding spins(List<ThreadControlBlock> threads) {
        return draft(threads, Severity.HIGH, Confidence.STRONG)
                .advises("Wait on a lock, a condition or a queue instead of asking again; back off after a failed try.")
                .says(Words.who(threads, "spins: it uses", "spin: each uses")
                        + " a CPU to ask again and again whether to go on.");
    }

    /** Work that is done in few places looks the same but for what it asks. */
    private Finding computes(List<ThreadControlBlock> threads) {
        return draft(threads, Severity.INFO, Confidence.GUESS)
                .advises("Look whether what it does there is work.")
                .says(Words.who(threads, "uses", "use") + " a CPU all the time in very few places.");
    }

    private Draft draft(List<ThreadControlBlock> threads, Severity severity, Confidence confidence) {
        return new Draft(this, severity, confidence)
                .hurts(threads)
                .costs(threads.size())
                .because(threads.stream()
                        .map(thread -> thread.name() + " is " + Words.doing(thread))
                        .toList());
    }
}
