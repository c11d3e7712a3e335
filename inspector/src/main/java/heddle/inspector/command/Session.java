package heddle.inspector.command;

import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Target;
import heddle.inspector.source.procfs.ThreadDetailsReader;
import heddle.inspector.timeline.Window;
import java.time.Duration;
import java.util.List;

/** A target opened for answers: observes it, and puts what was seen into the form that is printed. */
final class Session implements AutoCloseable {
    private final Target target;
    private final Approach approach;
    private final Inspection inspection;
    private final OneShot oneShot;

    private Session(Target target, Approach approach, Inspection inspection) {
        this.target = target;
        this.approach = approach;
        this.inspection = inspection;
        this.oneShot = new OneShot(inspection);
    }

    /** Opens the target that the text means, in the mode asked for or the most that works. */
    static Session open(String text, CommonOptions options, Console console) {
        ProcessEntry process = Targets.find(text, options);
        Target target = Targets.target(process);
        Approach approach =
                new Approach(options.mode(), new Opening(process, options), notice -> console.err("heddle: " + notice));
        Session session = new Session(target, approach, Inspection.of(target, approach, options));
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

    Json threads(Window window) {
        return new ThreadsAnswer(window, tid -> ThreadDetailsReader.read(Targets.PROC, target.pid(), tid))
                .json(notes(window));
    }

    Json locks(Diagnosis diagnosis) {
        return new LocksAnswer(diagnosis).json(notes(diagnosis.window()));
    }

    Json process(Window window) {
        return new ProcessAnswer(window).json(notes(window));
    }

    private static List<String> notes(Window window) {
        Snapshot.Ending ended = window.to().ended();
        return ended == null ? List.of() : List.of("The target ended (" + ended.how() + ") at " + ended.at() + ".");
    }

    @Override
    public void close() {
        inspection.close();
    }
}
