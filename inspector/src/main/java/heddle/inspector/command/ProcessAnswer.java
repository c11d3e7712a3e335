package heddle.inspector.command;

import heddle.inspector.model.Evidence;
import heddle.inspector.model.Population;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadState;
import heddle.inspector.model.Transitions;
import heddle.inspector.timeline.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code heddle.process/1}: what the kernel keeps of the process, and how its threads move between the five states. */
final class ProcessAnswer {
    private static final String UNREAD = "it ended before it was read";

    private final Window window;
    private final Snapshot now;

    ProcessAnswer(Window window) {
        this.window = window;
        this.now = window.to();
    }

    Json json(List<String> notes) {
        Json json = Head.of("process", window, notes);
        ProcessControlBlock block = now.particulars().process();
        if (block == null) {
            json.unknown("pcb", UNREAD);
        } else {
            json.with("pcb", new ControlBlockAnswer(block).map(state()));
        }
        signals(json, block);
        json.with("census", census());
        json.with("share", share(window.processTimes()));
        json.with("cpu_percent", hundredths(cpuPercent()));
        json.with("transitions_per_s", transitions());
        return json.with("ended", ended(now.ended())).with("evidence", evidence());
    }

    /** Handlers are the process's, not a thread's: this belongs to the answer about threads as well. */
    static void signals(Json json, @Nullable ProcessControlBlock block) {
        if (block == null) {
            json.unknown("signals", UNREAD);
            return;
        }
        ProcessControlBlock.Signals signals = block.signals();
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("handled", signals.handled().names());
        names.put("ignored", signals.ignored().names());
        names.put("pending", signals.pending().names());
        json.with("signals", names);
    }

    /** Of the thread that has the process's id, as the answer about threads has it. */
    private ThreadState state() {
        return now.byTid(now.target().pid())
                .map(thread -> thread.activity().state())
                .orElse(ThreadState.TERMINATED);
    }

    /** Kernel threads; virtual ones, which would be counted twice while mounted, beside them. */
    private Map<String, @Nullable Object> census() {
        Json json = population(kind -> kind != ThreadKind.VIRTUAL);
        boolean virtual = now.threads().stream().anyMatch(thread -> thread.kind() == ThreadKind.VIRTUAL);
        return json.with(
                        "virtual",
                        virtual ? population(kind -> kind == ThreadKind.VIRTUAL).map() : null)
                .map();
    }

    private Json population(Predicate<ThreadKind> kinds) {
        List<ThreadControlBlock> threads = now.threads().stream()
                .filter(thread -> kinds.test(thread.kind()))
                .toList();
        Population population = Population.of(threads);
        Json json = new Json();
        for (ThreadState state : ThreadState.values()) {
            if (state != ThreadState.TERMINATED) json.with(state.name(), population.of(state));
        }
        Map<String, Integer> causes = new LinkedHashMap<>();
        population.causes().forEach((cause, count) -> causes.put(cause.name(), count));
        return json.with("by_cause", causes);
    }

    private Map<String, @Nullable Object> share(StateTimes times) {
        boolean readyKnown = now.threads().stream().allMatch(ThreadControlBlock::readyKnown);
        long all = times.totalNanos();
        return new Json()
                .percent("running", Window.percent(times.runningNanos(), all))
                .orUnknown(
                        "ready",
                        readyKnown,
                        hundredths(Window.percent(times.readyNanos(), all)),
                        "this kernel does not count run-queue time")
                .percent("waiting", Window.percent(times.waitingNanos(), all))
                .map();
    }

    private double cpuPercent() {
        return Window.percent(window.processTimes().runningNanos(), window.nanos());
    }

    private Map<String, Object> transitions() {
        Transitions counts = window.processTransitions();
        Map<String, Object> rates = new LinkedHashMap<>();
        rates.put("admit", rate(window.admitted()));
        rates.put("dispatch", rate(counts.dispatch()));
        rates.put("timeout", rate(counts.timeout()));
        rates.put("request", rate(counts.request()));
        rates.put("completion", rate(counts.completion()));
        rates.put("exit", rate(window.exited()));
        return rates;
    }

    /** Threads that live shorter than from one look to the next are in no count of comings and goings. */
    private static Map<String, String> evidence() {
        Map<String, String> evidence = new LinkedHashMap<>();
        for (String field : List.of("pcb", "signals", "census", "share", "transitions_per_s"))
            evidence.put(field, Evidence.MEASURED.text());
        for (String field : List.of("admit", "exit")) evidence.put(field, Evidence.SAMPLED.text());
        return evidence;
    }

    private double rate(long count) {
        return window.nanos() <= 0 ? 0 : hundredths(count / window.seconds());
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static @Nullable Map<String, @Nullable Object> ended(Snapshot.@Nullable Ending ended) {
        if (ended == null) return null;
        return new Json()
                .with("how", ended.how())
                .with("at", ended.at().toString())
                .map();
    }
}
