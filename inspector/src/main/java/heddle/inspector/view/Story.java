package heddle.inspector.view;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A thread told in sentences: what it does, since when, who holds it up and what that one does, where it stands. */
final class Story {
    private static final int MOST_FRAMES = 64;
    private static final int MOST_LINKS = 5;
    private static final int MOST_WAITERS = 6;
    private static final long STALE_STACK_NANOS = 2_000_000_000L;

    private Story() {}

    /** Several lines, the most important first. */
    static List<List<Span>> full(UiState state, Picture picture, ThreadRow row) {
        List<List<Span>> lines = new ArrayList<>();
        headline(state, picture, row, lines);
        chain(picture, row, lines);
        waiters(picture, row, state.switches().detailOpen() ? MOST_WAITERS : 0, lines);
        pins(picture, row).ifPresent(lines::add);
        lines.add(List.of());
        stack(state.shown(), picture, row, lines);
        lines.add(facts(picture, row));
        if (!state.switches().detailOpen()) kernel(row, lines);
        Unknowns.of(picture).forEach(unknown -> lines.add(List.of(Span.dim("not known: " + unknown))));
        return lines;
    }

    private static void headline(UiState state, Picture picture, ThreadRow row, List<List<Span>> lines) {
        if (!row.blockedBy().isEmpty() && row.block().isHeldUp()) {
            lines.add(List.of(Span.dim("blocked by "), Span.bold(row.blockedBy() + ownerId(picture, row))));
            lines.add(List.of(new Span("for " + age(row) + " on " + Doing.object(row), urgent(row))));
        } else {
            lines.add(List.of(new Span(Doing.words(row), row.mark().style()), Span.plain(" for " + age(row))));
            object(state.shown(), row).ifPresent(lines::add);
        }
        String pinned = row.block().pinned();
        if (pinned != null) {
            lines.add(List.of(
                    new Span("pinned to its carrier: ", Style.STATE_LOCK.bold()),
                    Span.plain(SafeText.forScreen(pinned))));
        }
    }

    /** What looks miss: that it kept its carrier, or was kept, for less than the time between two of them. */
    private static Optional<List<Span>> pins(Picture picture, ThreadRow row) {
        boolean carrier = row.block().kind() != ThreadKind.VIRTUAL;
        String what = carrier ? "kept by waiting virtual threads " : "kept its carrier though waiting ";
        return picture.pins().of(row.block()).map(share -> {
            String amount = share.count() + "x, " + Figures.percent(share.percent()) + ", longest "
                    + Figures.duration(share.longest().nanos());
            String by = carrier ? " by " + share.longest().name() : "";
            String why = SafeText.forScreen(by + ": " + share.longest().reason());
            return List.of(Span.dim(what), new Span(amount, Style.STATE_LOCK.bold()), Span.plain(why));
        });
    }

    private static Style urgent(ThreadRow row) {
        return row.isBlocked() ? Style.STATE_LOCK.bold() : Style.BOLD;
    }

    private static String ownerId(Picture picture, ThreadRow row) {
        return picture.ownerFor(row).map(owner -> " (" + owner.idText() + ")").orElse("");
    }

    private static String age(ThreadRow row) {
        return Figures.age(row.ageNanos());
    }

    /** On what it waits; for an unexplained wait, why that is not known. */
    private static Optional<List<Span>> object(Scene scene, ThreadRow row) {
        String object = Doing.object(row);
        if (!object.isEmpty()) return Optional.of(List.of(Span.dim("on "), Span.plain(object)));
        String why = Telling.ofWaits(scene).reason();
        boolean unexplained = row.mark() == Mark.WAIT && !why.isEmpty();
        return unexplained ? Optional.of(List.of(Span.dim("for what: " + why))) : Optional.empty();
    }

    /** The owner and, while that one waits itself, the owner of that, up to the one who could go on. */
    private static void chain(Picture picture, ThreadRow row, List<List<Span>> lines) {
        Optional<ThreadRow> next = row.block().isHeldUp() ? picture.ownerFor(row) : Optional.empty();
        for (int link = 0; link < MOST_LINKS && next.isPresent(); link++) {
            ThreadRow owner = next.get();
            String subject = link == 0 ? "holder is " : owner.name() + " is ";
            lines.add(List.of(
                    Span.dim(subject),
                    new Span(Doing.words(owner), owner.mark().style()),
                    Span.plain(Doing.place(owner))));
            boolean goesOn = owner.block().isHeldUp() && !owner.equals(row);
            next = goesOn ? picture.ownerFor(owner).filter(further -> !further.equals(row)) : Optional.empty();
        }
    }

    private static void waiters(Picture picture, ThreadRow row, int named, List<List<Span>> lines) {
        List<ThreadRow> waiters = picture.waitersOf(row);
        if (waiters.isEmpty()) return;
        String others = waiters.size() == 1 ? "1 thread waits" : waiters.size() + " threads wait";
        String longest = ", the longest for " + age(waiters.get(0));
        lines.add(List.of(new Span(others + " for it", Style.STATE_LOCK.bold()), Span.plain(longest)));
        for (ThreadRow waiter : waiters.subList(0, Math.min(named, waiters.size()))) {
            String wait = Columns.left(waiter.name(), 28) + Columns.right(age(waiter), 9) + "  " + waiter.waitingOn();
            lines.add(List.of(
                    new Span("  " + waiter.mark().letter() + " ", waiter.mark().style()), Span.plain(wait)));
        }
    }

    private static void stack(Scene scene, Picture picture, ThreadRow row, List<List<Span>> lines) {
        List<StackFrame> frames = row.block().frames();
        if (frames.isEmpty()) {
            lines.add(List.of(Span.dim(noStack(scene, row))));
            return;
        }
        long age = picture.snapshot().atNanos() - row.block().framesAtNanos();
        if (age > STALE_STACK_NANOS) lines.add(List.of(Span.dim("stack as of " + Figures.duration(age) + " ago")));
        frames.stream().limit(MOST_FRAMES).forEach(frame -> lines.add(List.of(frame(frame))));
        if (frames.size() > MOST_FRAMES) lines.add(List.of(Span.dim("… " + (frames.size() - MOST_FRAMES) + " more")));
    }

    private static String noStack(Scene scene, ThreadRow row) {
        if (row.block().kind() == ThreadKind.VM) return "no Java stack: a thread of the JVM itself";
        Telling telling = Telling.ofWaits(scene);
        return telling == Telling.KNOWN ? "stack: not fetched yet (r fetches it)" : "stack: " + telling.reason();
    }

    private static Span frame(StackFrame frame) {
        String place =
                frame.file() == null ? "" : "(" + frame.file() + (frame.line() >= 0 ? ":" + frame.line() : "") + ")";
        String text = SafeText.forScreen("at " + frame.className() + "." + frame.method() + place);
        return new Span(text, frame.isPlatform() ? Style.DIM : Style.PLAIN);
    }

    private static List<Span> facts(Picture picture, ThreadRow row) {
        ThreadControlBlock block = row.block();
        StringBuilder facts = new StringBuilder(64);
        if (block.jvmState() != null)
            facts.append("JVM ").append(block.jvmState()).append("  ");
        if (block.osState() != '?')
            facts.append("kernel ").append(block.osState()).append("  ");
        if (block.javaId() >= 0) facts.append("Java id ").append(block.javaId()).append("  ");
        if (block.priority() > 0)
            facts.append("priority ").append(block.priority()).append("  ");
        if (block.daemon()) facts.append("daemon  ");
        picture.shares()
                .allocatedKbPerSecond(block)
                .ifPresent(kb -> facts.append("allocates ")
                        .append(Figures.memory(Math.round(kb)))
                        .append("/s  "));
        if (block.carrier() != null) {
            picture.thread(block.carrier())
                    .ifPresent(carrier -> facts.append("on carrier ").append(called(carrier)));
        }
        picture.carriedBy(row).ifPresent(carried -> facts.append("carries ").append(called(carried)));
        return List.of(Span.dim(facts.toString().strip()));
    }

    private static String called(ThreadRow row) {
        return row.name() + " (" + row.idText() + ")  ";
    }

    private static void kernel(ThreadRow row, List<List<Span>> lines) {
        KernelWait wait = row.block().kernelWait();
        if (wait == null || wait.stackPointer() == 0) return;
        String registers =
                "PC " + Figures.address(wait.programCounter()) + "  SP " + Figures.address(wait.stackPointer());
        lines.add(List.of(Span.dim(registers + (wait.syscall() >= 0 ? "  system call " + wait.syscall() : ""))));
    }

    /** The first sentence for a screen without room. */
    static List<Span> oneLine(Picture picture, ThreadRow row) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(row.mark().letter() + " ", row.mark().style()));
        String does = row.block().isHeldUp() ? "" : Doing.words(row) + " for ";
        spans.add(new Span(does + age(row), row.isBlocked() ? Style.STATE_LOCK.bold() : Style.PLAIN));
        if (!Doing.object(row).isEmpty()) spans.add(Span.plain(" on " + row.waitingOn()));
        if (row.block().isHeldUp() && !row.blockedBy().isEmpty()) {
            spans.add(Span.dim(" ◂ "));
            spans.add(Span.bold(row.blockedBy()));
            picture.ownerFor(row).ifPresent(owner -> {
                spans.add(new Span(" " + Doing.state(owner), owner.mark().style()));
                spans.add(Span.plain(Doing.place(owner)));
            });
        }
        return spans;
    }

    /** The stack from the top, in short names. */
    static List<Span> oneLineStack(Scene scene, ThreadRow row) {
        List<StackFrame> frames = row.block().frames();
        if (frames.isEmpty()) return List.of(Span.dim(noStack(scene, row)));
        List<Span> spans = new ArrayList<>();
        for (StackFrame frame : frames.subList(0, Math.min(6, frames.size()))) {
            spans.add(Span.dim(spans.isEmpty() ? "at " : " ◂ "));
            spans.add(new Span(SafeText.forScreen(frame.shortText()), frame.isPlatform() ? Style.DIM : Style.PLAIN));
        }
        return spans;
    }
}
