package heddle.inspector.view;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.MemoryUse;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.Scheduling;
import heddle.inspector.model.Segment;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadDetails;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadStack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a thread has alone, beside what it shares with the others of its process; most telling facts first. */
final class ThreadCard {
    private static final int LEAD = 10;

    private final ThreadControlBlock block;
    private final Picture picture;
    private final @Nullable ThreadDetails details;
    private final @Nullable ProcessControlBlock process;

    private ThreadCard(ThreadControlBlock block, Picture picture) {
        this.block = block;
        this.picture = picture;
        ThreadDetails read = picture.snapshot().particulars().thread();
        details = read != null && read.tid() == block.tid() ? read : null;
        process = picture.snapshot().particulars().process();
    }

    /** A fact and what it is about. */
    private record Fact(String lead, String text) {}

    static void paint(Frame frame, Rect area, Picture picture, ThreadRow row) {
        ThreadCard card = new ThreadCard(row.block(), picture);
        Rect left = area.leftColumns(area.width() / 2);
        Rect right = area.withoutLeft(left.width() + 1);
        paint(frame, left, "PRIVATE to this thread", card.source(), card.own());
        paint(frame, right, "SHARED with " + card.others(), "of the process", card.shared());
        frame.fill(area.withoutLeft(left.width()).leftColumns(1), '│', Style.DIM);
    }

    private static void paint(Frame frame, Rect area, String title, String source, List<Fact> facts) {
        int end = frame.put(area.top(), area.left() + 1, title, Style.BOLD, area.width() - 1);
        int room = area.right() - end - 3;
        if (Columns.of(source) <= room) frame.putRight(area.top(), area.right() - 1, source, Style.DIM, room);
        for (int i = 0; i < Math.min(area.height() - 1, facts.size()); i++) {
            Line line = new Line(frame, area.top() + 1 + i, area.left() + 1, area.right());
            line.dim(Columns.left(facts.get(i).lead(), LEAD));
            line.plain(Columns.words(SafeText.forScreen(facts.get(i).text()), line.room()));
        }
    }

    private List<Fact> own() {
        return List.of(
                new Fact("id", id()),
                new Fact("PC, SP", place()),
                new Fact("stack", stack()),
                new Fact("schedule", details == null ? missing() : schedule(details.scheduling())),
                new Fact("signals", details == null ? missing() : signals(details)),
                new Fact("CPU time", details == null ? missing() : cpuTime(details)),
                new Fact("registers", Figures.UNAVAILABLE + ": " + ControlField.NO_REGISTERS));
    }

    private String source() {
        return block.kind() == ThreadKind.VIRTUAL ? "from the JVM" : "from stat, status, syscall, pagemap";
    }

    private String missing() {
        return block.kind() == ThreadKind.VIRTUAL ? "that of its carrier" : Figures.PENDING;
    }

    private String id() {
        String java = (block.javaId() < 0 ? "" : "  Java " + block.javaId()) + (block.daemon() ? "  daemon" : "");
        return block.isUnmounted()
                ? "not mounted" + java
                : "TID " + block.tid() + java + "  0x" + Integer.toHexString(block.tid());
    }

    private String place() {
        KernelWait wait = block.kernelWait();
        if (block.kind() == ThreadKind.VIRTUAL) return missing();
        if (wait == null || wait.stackPointer() == 0)
            return Figures.UNAVAILABLE + (block.activity().isWaiting() ? "" : ": it runs");
        return Figures.address(wait.programCounter()) + " " + Figures.address(wait.stackPointer());
    }

    private String stack() {
        if (block.kind() == ThreadKind.VIRTUAL) return "in the Java heap while it is not mounted";
        if (details == null) return Figures.PENDING;
        ThreadStack stack = details.stack();
        if (stack == null) return Figures.UNAVAILABLE + ": " + details.stackUnknown();
        String guard = stack.guardKb() > 0 ? ", guard " + Figures.memory(stack.guardKb()) : "";
        String resident = stack.residentKb() < 0 ? Figures.UNAVAILABLE : Figures.memory(stack.residentKb());
        return resident + " of " + Figures.memory(stack.reservedKb()) + guard + "  " + Figures.address(stack.start())
                + (stack.residentKb() < 0 ? "  " + details.stackUnknown() : "");
    }

    private static String schedule(Scheduling scheduling) {
        return "CPU " + scheduling.lastCpu() + " of " + scheduling.allowedCpus() + "  nice " + scheduling.nice() + "  "
                + scheduling.policy() + " " + scheduling.priority();
    }

    private static String signals(ThreadDetails details) {
        String pending = details.pending().isEmpty() ? "" : ", pending " + ControlRows.names(details.pending());
        return "blocks " + ControlRows.names(details.blocked()) + pending;
    }

    private static String cpuTime(ThreadDetails details) {
        return Figures.duration(details.userNanos()) + " own, " + Figures.duration(details.systemNanos()) + " kernel";
    }

    private String others() {
        int others = picture.kernelThreads().total() - 1;
        return others == 1 ? "one other thread" : others + " other threads";
    }

    private List<Fact> shared() {
        if (process == null) return List.of(new Fact("process", Figures.PENDING));
        MemoryUse memory = process.memory();
        return List.of(
                new Fact("heap", heap(memory)),
                new Fact("files", value(ControlField.FILES)),
                new Fact("handlers", ControlRows.names(process.signals().handled())),
                new Fact(
                        "code",
                        Figures.memory(memory.textKb() + memory.librariesKb()) + ", "
                                + (memory.maps() < 0 ? Figures.UNAVAILABLE : memory.maps()) + " maps in all"),
                new Fact("ignored", ControlRows.names(process.signals().ignored())),
                new Fact("owner", value(ControlField.OWNER)));
    }

    /** Whose heap it is, once the mappings were read: on the pages of the process and of its memory. */
    private String heap(MemoryUse memory) {
        MemoryMap map = picture.snapshot().memory();
        Segment java = map == null ? null : map.segment(SegmentKind.JAVA_HEAP).orElse(null);
        String resident = " of " + Figures.memory(memory.residentKb());
        return java == null
                ? Figures.memory(memory.anonymousKb()) + " anonymous" + resident
                : "Java's " + Figures.memory(java.rssKb()) + resident + " in memory";
    }

    private String value(ControlField field) {
        return picture.fields().stream()
                .filter(row -> row.field() == field)
                .map(ControlRow::value)
                .findFirst()
                .orElse(Figures.PENDING);
    }
}
