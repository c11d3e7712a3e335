package heddle.inspector.command;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.Evidence;
import heddle.inspector.model.MemoryUse;
import heddle.inspector.model.OpenFile;
import heddle.inspector.model.OpenFile.Access;
import heddle.inspector.model.Population;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.ProcessControlBlock.Origin;
import heddle.inspector.model.ProcessControlBlock.Place;
import heddle.inspector.model.ResourceLimit;
import heddle.inspector.model.Scheduling;
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
            json.with("pcb", block(block));
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

    private Map<String, @Nullable Object> block(ProcessControlBlock block) {
        Origin origin = block.origin();
        Map<String, String> unknown = block.unavailable();
        Json json = new Json().with("pid", block.pid()).with("ppid", origin.ppid());
        state(json, block.scheduling());
        place(json, block);
        memory(json, block.memory(), unknown);
        files(json, block);
        limits(json, block);
        parent(json, origin, unknown);
        json.with("user", origin.user())
                .with("cgroup", origin.cgroup())
                .with("started", origin.started().toString())
                .with("boot_id", origin.bootId())
                .orUnknown(
                        "executable",
                        !unknown.containsKey("executable"),
                        origin.executable(),
                        unknown.getOrDefault("executable", ""))
                .with("command_line", origin.commandLine())
                .with("kernel_thread", origin.kernelThread())
                .with("sources", sources());
        return json.map();
    }

    private void state(Json json, Scheduling scheduling) {
        ThreadState state = now.byTid(now.target().pid())
                .map(thread -> thread.activity().state())
                .orElse(ThreadState.TERMINATED);
        json.with("state", state.name())
                .with("os_state", String.valueOf(scheduling.state()))
                .with("priority", scheduling.priority())
                .with("nice", scheduling.nice())
                .with("policy", scheduling.policy())
                .with("realtime_priority", scheduling.realtimePriority())
                .with("last_cpu", scheduling.lastCpu())
                .with("allowed_cpus", scheduling.allowedCpus());
    }

    private static void place(Json json, ProcessControlBlock block) {
        Place place = block.place();
        String why = block.unavailable().getOrDefault("place", "");
        json.orUnknown("pc", place != null, place == null ? null : hex(place.programCounter()), why)
                .orUnknown("sp", place != null, place == null ? null : hex(place.stackPointer()), why)
                .unknown("registers", ControlField.NO_REGISTERS);
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static void memory(Json json, MemoryUse memory, Map<String, String> unknown) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("vm_kb", memory.virtualKb());
        figures.put("rss_kb", memory.residentKb());
        figures.put("anonymous_kb", memory.anonymousKb());
        figures.put("file_kb", memory.fileKb());
        figures.put("shared_kb", memory.sharedKb());
        figures.put("data_kb", memory.dataKb());
        figures.put("stack_kb", memory.stackKb());
        figures.put("text_kb", memory.textKb());
        figures.put("libraries_kb", memory.librariesKb());
        figures.put("page_tables_kb", memory.pageTablesKb());
        figures.put("swapped_kb", memory.swappedKb());
        Json all = new Json();
        String why = unknown.getOrDefault("memory", "this kernel does not tell");
        figures.forEach((name, kb) -> all.orUnknown(name, kb >= 0, kb, why));
        all.orUnknown("maps", memory.maps() >= 0, memory.maps(), unknown.getOrDefault("maps", why));
        json.with("memory", all.map());
    }

    private static void files(Json json, ProcessControlBlock block) {
        List<OpenFile> files = block.files();
        if (files == null) {
            json.unknown("files", block.unavailable().getOrDefault("files", ""));
        } else {
            json.with("files", files.stream().map(ProcessAnswer::file).toList());
        }
    }

    private static Map<String, @Nullable Object> file(OpenFile file) {
        Access access = file.access();
        return new Json()
                .with("fd", file.fd())
                .with("kind", file.kind().text())
                .with("target", file.target())
                .orUnknown("mode", access != null, access == null ? null : access.text(), "its flags cannot be read")
                .with("inode", file.inode() == 0 ? null : file.inode())
                .map();
    }

    /** Limits that are none are the word {@code unlimited}. */
    private static void limits(Json json, ProcessControlBlock block) {
        if (block.limits().isEmpty()) {
            json.unknown("limits", block.unavailable().getOrDefault("limits", "the kernel tells none"));
            return;
        }
        Json limits = new Json();
        for (ResourceLimit limit : block.limits()) {
            limits.with(
                    limit.name().replace(' ', '_'),
                    new Json()
                            .with("soft", amount(limit.soft()))
                            .with("hard", amount(limit.hard()))
                            .with("unit", limit.unit().isEmpty() ? null : limit.unit())
                            .map());
        }
        json.with("limits", limits.map());
    }

    private static Object amount(long limit) {
        return limit == ResourceLimit.UNLIMITED ? "unlimited" : (Object) limit;
    }

    private static void parent(Json json, Origin origin, Map<String, String> unknown) {
        if (unknown.containsKey("parent")) {
            json.unknown("parent", unknown.get("parent"));
        } else {
            json.with(
                    "parent",
                    new Json()
                            .with("pid", origin.ppid())
                            .with("name", origin.parentName())
                            .map());
        }
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (ControlField field : ControlField.values()) {
            field.names().forEach(name -> sources.put(name, field.source()));
        }
        return sources;
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
