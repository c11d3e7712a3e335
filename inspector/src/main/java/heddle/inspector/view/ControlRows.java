package heddle.inspector.view;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.MemoryUse;
import heddle.inspector.model.OpenFile;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.ProcessControlBlock.Origin;
import heddle.inspector.model.ProcessControlBlock.Place;
import heddle.inspector.model.ProcessControlBlock.Signals;
import heddle.inspector.model.ResourceLimit;
import heddle.inspector.model.Scheduling;
import heddle.inspector.model.SignalSet;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.WaitCause;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A control block put into words. */
public final class ControlRows {
    private static final int MOST_KINDS = 4;

    private final Snapshot now;
    private final ProcessControlBlock block;
    private final Origin origin;

    private ControlRows(Snapshot now, ProcessControlBlock block) {
        this.now = now;
        this.block = block;
        this.origin = block.origin();
    }

    /** All fields in their order; none before the control block was read. */
    public static List<ControlRow> of(Snapshot now) {
        ProcessControlBlock block = now.particulars().process();
        if (block == null) return List.of();
        ControlRows rows = new ControlRows(now, block);
        return Stream.of(ControlField.values())
                .map(field -> new ControlRow(field, SafeText.forScreen(rows.value(field))))
                .toList();
    }

    /** All that is known of a field, a fact a line; nothing before the control block was read. */
    public static List<String> details(Snapshot now, ControlField field) {
        ProcessControlBlock block = now.particulars().process();
        if (block == null) return List.of();
        return new ControlRows(now, block)
                .details(field).stream().map(SafeText::forScreen).toList();
    }

    /** Fields that read otherwise than they did earlier; none when there is nothing to compare with. */
    static Set<ControlField> changed(Snapshot now, Snapshot earlier) {
        List<ControlRow> before = of(earlier);
        if (before.isEmpty()) return Set.of();
        return of(now).stream()
                .filter(row -> !before.contains(row))
                .map(ControlRow::field)
                .collect(Collectors.toSet());
    }

    private String value(ControlField field) {
        return switch (field) {
            case PID -> block.pid() + "  started " + origin.started();
            case STATE -> state();
            case PROGRAM_COUNTER -> place();
            case REGISTERS -> Figures.UNAVAILABLE + ": " + ControlField.NO_REGISTERS;
            case MEMORY -> memory(block.memory());
            case FILES -> files();
            case SCHEDULING -> scheduling(block.scheduling());
            case PARENT -> parent();
            case SIGNALS -> signals(block.signals());
            case LIMITS -> limits();
            case OWNER -> origin.user() + "  cgroup " + origin.cgroup();
            case PROGRAM -> origin.executable().isEmpty() ? unknown("executable") : origin.executable();
        };
    }

    private String unknown(String field) {
        return Figures.UNAVAILABLE + ": " + block.unavailable().getOrDefault(field, "the kernel does not tell");
    }

    /** Of the first thread, as its own row in the list of threads has it. */
    private String state() {
        String state = now.byTid(block.pid())
                .map(thread -> {
                    WaitCause cause = thread.activity().cause();
                    return cause == null
                            ? Mark.of(thread.activity()).word()
                            : "Waiting (" + ThreadRow.words(cause) + ")";
                })
                .orElse("Terminated");
        int threads = now.threads().size();
        String first = threads == 1 ? "its only thread" : "the first of " + threads + " threads";
        return state + "  kernel " + block.scheduling().state() + "  " + first;
    }

    private String place() {
        Place place = block.place();
        if (place == null) return unknown("place");
        return Figures.address(place.programCounter()) + "  SP " + Figures.address(place.stackPointer());
    }

    private String memory(MemoryUse memory) {
        if (memory.residentKb() < 0) return unknown("memory");
        String maps = memory.maps() < 0 ? "" : ", " + memory.maps() + " maps";
        return Figures.memory(memory.residentKb()) + " of " + Figures.memory(memory.virtualKb()) + maps
                + ", page tables " + Figures.memory(memory.pageTablesKb());
    }

    private String files() {
        List<OpenFile> files = block.files();
        if (files == null) return unknown("files");
        String most = block.limit("open files")
                .map(limit -> " of " + amount(limit.soft()))
                .orElse("");
        return files.size() + most + kinds(files);
    }

    private static String kinds(List<OpenFile> files) {
        Map<OpenFile.Kind, Integer> counts = new EnumMap<>(OpenFile.Kind.class);
        files.forEach(file -> counts.merge(file.kind(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_KINDS)
                .map(kind -> ", " + kind.getValue() + " " + kind.getKey().text())
                .collect(Collectors.joining());
    }

    private static String scheduling(Scheduling scheduling) {
        return scheduling.policy() + "  priority " + scheduling.priority() + "  nice " + scheduling.nice() + "  CPU "
                + scheduling.lastCpu() + " of " + scheduling.allowedCpus();
    }

    private String parent() {
        return block.unavailable().containsKey("parent")
                ? unknown("parent")
                : origin.ppid() + " (" + origin.parentName() + ")";
    }

    private static String signals(Signals signals) {
        return count(signals.handled()) + " handled, " + count(signals.ignored()) + " ignored, "
                + count(signals.pending()) + " pending";
    }

    private static int count(SignalSet signals) {
        return Long.bitCount(signals.bits());
    }

    private String limits() {
        if (block.limits().isEmpty()) return unknown("limits");
        return block.limits().stream()
                .filter(limit -> limit.soft() != ResourceLimit.UNLIMITED && limit.soft() > 0)
                .map(limit -> limit.name() + " " + limit.soft())
                .collect(Collectors.joining(", "));
    }

    private static String amount(long limit) {
        return limit == ResourceLimit.UNLIMITED ? "unlimited" : Long.toString(limit);
    }

    private List<String> details(ControlField field) {
        return switch (field) {
            case PID -> identity();
            case MEMORY -> memoryLines(block.memory());
            case FILES -> fileLines(block.files());
            case SIGNALS -> signalLines(block.signals());
            case LIMITS -> block.limits().stream().map(ControlRows::limitLine).toList();
            case PROGRAM -> List.of(value(field), origin.commandLine());
            case SCHEDULING -> List.of(scheduling(block.scheduling()), realtime(block.scheduling()));
            default -> List.of(value(field));
        };
    }

    private List<String> identity() {
        return List.of(
                "started " + origin.started() + ", " + origin.startTicks() + " clock ticks after the machine",
                "boot " + origin.bootId() + ": with both, no later process is taken for this one");
    }

    private static String realtime(Scheduling scheduling) {
        int priority = scheduling.realtimePriority();
        return priority == 0 ? "no real-time priority" : "real-time priority " + priority;
    }

    private static List<String> memoryLines(MemoryUse memory) {
        if (memory.residentKb() < 0) return List.of();
        return List.of(
                line("resident", memory.residentKb(), "in memory now"),
                line("anonymous", memory.anonymousKb(), "heaps and stacks, of no file"),
                line("of files", memory.fileKb(), "programs, libraries, mapped files"),
                line("shared", memory.sharedKb(), "memory shared with other processes"),
                line("swapped", memory.swappedKb(), "written to swap space"),
                line("page tables", memory.pageTablesKb(), "the kernel's own, to find all that"));
    }

    private static String line(String name, long kb, String meaning) {
        return Columns.left(name, 12) + Columns.right(Figures.memory(kb), 10) + "  " + meaning;
    }

    private List<String> fileLines(@Nullable List<OpenFile> files) {
        if (files == null) return List.of(unknown("files"));
        return files.stream().map(ControlRows::fileLine).toList();
    }

    private static String fileLine(OpenFile file) {
        OpenFile.Access access = file.access();
        return Columns.right(Integer.toString(file.fd()), 5) + " "
                + Columns.left(access == null ? "?" : access.text(), 4) + " "
                + Columns.left(file.kind().text(), 9) + " " + file.target();
    }

    private static List<String> signalLines(Signals signals) {
        return List.of(
                "handled: " + names(signals.handled()),
                "ignored: " + names(signals.ignored()),
                "pending: " + names(signals.pending()),
                "all others do what signal(7) says; each thread has a mask of its own");
    }

    /** Without {@code SIG}, as one says them. */
    static String names(SignalSet signals) {
        if (signals.isEmpty()) return "none";
        return signals.names().stream().map(name -> name.substring(3)).collect(Collectors.joining(" "));
    }

    private static String limitLine(ResourceLimit limit) {
        return Columns.left(limit.name(), 20) + Columns.right(amount(limit.soft()), 20)
                + Columns.right(amount(limit.hard()), 20) + "  " + limit.unit();
    }
}
