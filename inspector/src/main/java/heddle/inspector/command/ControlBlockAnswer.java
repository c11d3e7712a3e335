package heddle.inspector.command;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.MemoryUse;
import heddle.inspector.model.OpenFile;
import heddle.inspector.model.OpenFile.Access;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.ProcessControlBlock.Origin;
import heddle.inspector.model.ProcessControlBlock.Place;
import heddle.inspector.model.ResourceLimit;
import heddle.inspector.model.Scheduling;
import heddle.inspector.model.ThreadState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process control block in an answer: each field, where the kernel tells it, and why one is missing. */
final class ControlBlockAnswer {
    private final ProcessControlBlock block;
    private final Json json = new Json();

    ControlBlockAnswer(ProcessControlBlock block) {
        this.block = block;
    }

    /** @param state of the thread that has the process's id */
    Map<String, @Nullable Object> map(ThreadState state) {
        Origin origin = block.origin();
        json.with("pid", block.pid()).with("ppid", origin.ppid()).with("state", state.name());
        scheduling(block.scheduling());
        place();
        memory(block.memory());
        known("files", files());
        known("limits", block.limits().isEmpty() ? null : limits());
        known("parent", origin.parentName().isEmpty() ? null : parent(origin));
        json.with("user", origin.user())
                .with("cgroup", origin.cgroup())
                .with("started", origin.started().toString())
                .with("boot_id", origin.bootId());
        known("executable", origin.executable().isEmpty() ? null : origin.executable());
        return json.with("command_line", origin.commandLine())
                .with("kernel_thread", origin.kernelThread())
                .with("sources", sources())
                .map();
    }

    /** A field that is null when, and only when, the control block has a reason for it. */
    private void known(String name, @Nullable Object value) {
        json.orUnknown(name, value != null, value, why(name));
    }

    private String why(String name) {
        return block.unavailable().getOrDefault(name, "the kernel does not tell");
    }

    private void scheduling(Scheduling scheduling) {
        json.with("os_state", String.valueOf(scheduling.state()))
                .with("priority", scheduling.priority())
                .with("nice", scheduling.nice())
                .with("policy", scheduling.policy())
                .with("realtime_priority", scheduling.realtimePriority())
                .with("last_cpu", scheduling.lastCpu())
                .with("allowed_cpus", scheduling.allowedCpus());
    }

    private void place() {
        Place place = block.place();
        json.orUnknown("pc", place != null, place == null ? null : hex(place.programCounter()), why("place"))
                .orUnknown("sp", place != null, place == null ? null : hex(place.stackPointer()), why("place"))
                .unknown("registers", ControlField.NO_REGISTERS);
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private void memory(MemoryUse memory) {
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
        figures.forEach((name, kb) -> all.orUnknown(name, kb >= 0, kb, why("memory")));
        all.orUnknown("maps", memory.maps() >= 0, memory.maps(), why("maps"));
        json.with("memory", all.map());
    }

    private @Nullable List<Map<String, @Nullable Object>> files() {
        List<OpenFile> files = block.files();
        return files == null
                ? null
                : files.stream().map(ControlBlockAnswer::file).toList();
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

    /** A limit that is none is the word {@code unlimited}. */
    private Map<String, @Nullable Object> limits() {
        Json limits = new Json();
        block.limits().forEach(limit -> limits.with(limit.name().replace(' ', '_'), limit(limit)));
        return limits.map();
    }

    private static Map<String, @Nullable Object> limit(ResourceLimit limit) {
        return new Json()
                .with("soft", amount(limit.soft()))
                .with("hard", amount(limit.hard()))
                .with("unit", limit.unit().isEmpty() ? null : limit.unit())
                .map();
    }

    private static Object amount(long limit) {
        return limit == ResourceLimit.UNLIMITED ? "unlimited" : (Object) limit;
    }

    private static Map<String, @Nullable Object> parent(Origin origin) {
        return new Json()
                .with("pid", origin.ppid())
                .with("name", origin.parentName())
                .map();
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (ControlField field : ControlField.values()) {
            field.names().forEach(name -> sources.put(name, field.source()));
        }
        return sources;
    }
}
