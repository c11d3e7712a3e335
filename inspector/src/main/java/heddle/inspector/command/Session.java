package heddle.inspector.command;

import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.diagnosis.rule.Rules;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Mode;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Target;
import heddle.inspector.source.procfs.ThreadDetailsReader;
import heddle.inspector.timeline.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A target opened for answers: observes it, and puts what was seen into the form that is printed. */
final class Session implements AutoCloseable {
    private final Target target;
    private final Approach approach;
    private final Inspection inspection;
    private final OneShot oneShot;
    private final MemoryLook memory;

    private Session(Target target, Approach approach, Inspection inspection, MemoryLook memory) {
        this.target = target;
        this.approach = approach;
        this.inspection = inspection;
        this.oneShot = new OneShot(inspection);
        this.memory = memory;
    }

    /** Opens the target that the text means, in the mode asked for or the most that works. */
    static Session open(String text, CommonOptions options, Console console) {
        ProcessEntry process = Targets.find(text, options);
        Opening opening = new Opening(process, options);
        return started(process, new Approach(options.mode(), opening, notices(console)), options);
    }

    /** Opens it for questions about its memory, of which an agent or a recording would be no small part. */
    static Session openToAsk(String text, CommonOptions options, Console console) {
        ProcessEntry process = Targets.find(text, options);
        Opening opening = new Opening(process, options);
        List<Mode> usual = List.of(Mode.AGENTLESS, Mode.LOOK);
        return started(process, new Approach(options.mode(), usual, opening::openToAsk, notices(console)), options);
    }

    private static Consumer<String> notices(Console console) {
        return notice -> console.err("heddle: " + notice);
    }

    private static Session started(ProcessEntry process, Approach approach, CommonOptions options) {
        Target target = Targets.target(process);
        Session session = new Session(
                target,
                approach,
                Inspection.of(target, approach, List.of(), options),
                new MemoryLook(target, approach::attached, options));
        session.inspection.start();
        return session;
    }

    /** The first moment at which all that this mode can tell is known. */
    Snapshot ready() throws InterruptedException {
        Snapshot ready = oneShot.ready();
        approach.failure().ifPresent(failure -> {
            throw failure;
        });
        if (ready.ended() != null) {
            throw new Failure(ExitCode.NO_TARGET, target.pid() + " (" + target.name() + ") has ended.", "");
        }
        return ready;
    }

    Window observe(Duration length) throws InterruptedException {
        return next(ready(), length);
    }

    Window next(Snapshot from, Duration length) throws InterruptedException {
        return oneShot.observeFrom(from, length);
    }

    /** What the window means, judged by all that was seen up to its end. */
    Diagnosis diagnose(Window window) {
        return Rules.diagnose(window, oneShot.pastOf(window));
    }

    Json threads(Window window) {
        return new ThreadsAnswer(
                        window,
                        memory.stacks(window.to().threads()),
                        tid -> ThreadDetailsReader.read(Targets.PROC, target.pid(), tid))
                .json(notes(window));
    }

    Json locks(Diagnosis diagnosis) {
        return new LocksAnswer(diagnosis).json(notes(diagnosis.window()));
    }

    Json process(Window window) {
        return new ProcessAnswer(window).json(notes(window));
    }

    /** What was seen of the target's memory at the end of a window. */
    record Memory(Window window, MemoryMap map) {}

    /** Looks at the memory at both ends of a window, to see what grows in it. */
    Memory observeMemory(Duration length) throws InterruptedException {
        Snapshot from = ready();
        memory.now();
        Window window = next(from, length);
        return new Memory(window, memory.now());
    }

    /** The memory at the end of a window, or a little before when a look at it is dear. */
    Memory recentMemory(Window window) {
        return new Memory(window, memory.recent());
    }

    Json memory(Memory seen) {
        List<String> notes = new ArrayList<>(notes(seen.window()));
        notes.addAll(memory.traces());
        return new MemoryAnswer(seen.window(), seen.map()).json(notes);
    }

    List<String> memoryTraces() {
        return memory.traces();
    }

    private static List<String> notes(Window window) {
        Snapshot.Ending ended = window.to().ended();
        return ended == null ? List.of() : List.of("The target ended (" + ended.how() + ") at " + ended.at() + ".");
    }

    @Override
    public void close() {
        memory.close();
        inspection.close();
    }
}
