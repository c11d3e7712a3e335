package heddle.inspector.command;

import heddle.inspector.model.Mode;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.ProbeChanged;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.Preflight;
import heddle.inspector.source.attach.Reason;
import heddle.inspector.source.attach.Refusal;
import heddle.inspector.source.attach.TargetProcess;
import heddle.inspector.source.attach.Verdict;
import heddle.inspector.source.snapshot.ProbeWish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Opens one target in a mode: looks before it touches, announces what the target will print, then attaches. */
final class Opening implements Approach.Opener {
    /** From this JDK on a thread's stack is taken without a safepoint. */
    private static final int FIRST_WITHOUT_STOP = 21;

    private final ProcessEntry process;
    private final CommonOptions options;

    Opening(ProcessEntry process, CommonOptions options) {
        this.process = process;
        this.options = options;
    }

    @Override
    public Contact open(Mode mode, Consumer<String> notices) throws AttachException {
        Preflight preflight = new Preflight(Path.of("/"), options.force());
        Verdict.Attachable verdict = preflight.examine(process.pid(), mode).orThrow();
        List<String> announced = new ArrayList<>(verdict.announcement().stream().toList());
        if (mode == Mode.AGENT) options.probe().map(this::announcement).ifPresent(announced::add);
        if (!announced.isEmpty()) notices.accept(String.join(" ", announced));
        return open(mode, verdict.process());
    }

    private String announcement(ProbeWish probe) {
        return "Probe " + probe.text() + " changes code of java.util.concurrent.locks in " + process.pid()
                + "; it is changed back at the end, at the latest after "
                + probe.limit().toMinutes() + " minutes.";
    }

    @Override
    public List<Observation> lacking(Mode mode) {
        return mode == Mode.AGENT || options.probe().isEmpty()
                ? List.of()
                : List.of(new ProbeChanged(
                        ProbeChanged.State.UNAVAILABLE, "a probe needs mode agent, this is " + mode.text()));
    }

    /** Opens it for questions only: a recording or an agent would be most of what they find. */
    Contact openToAsk(Mode mode, Consumer<String> notices) throws AttachException {
        if (mode == Mode.AGENT) return open(mode, notices);
        Preflight preflight = new Preflight(Path.of("/"), options.force());
        return Contact.questions(
                preflight.examine(process.pid(), mode).orThrow().process());
    }

    private Contact open(Mode mode, TargetProcess target) throws AttachException {
        try {
            Ledger ledger = Ledger.ofUser(System.getenv());
            return mode == Mode.AGENT
                    ? Contact.agent(target, ledger, options, stacksStop(target))
                    : Contact.agentless(target, ledger);
        } catch (IOException failure) {
            throw new AttachException(unwritable(target, failure), failure);
        }
    }

    private static boolean stacksStop(TargetProcess target) {
        return Runtime.Version.parse(target.jdk() == null ? "17" : target.jdk()).feature() < FIRST_WITHOUT_STOP;
    }

    private static Refusal unwritable(TargetProcess target, IOException failure) {
        return new Refusal(
                Reason.NO_SAFE_FOLDER,
                "Cannot attach to " + target.text(),
                "the list of what Heddle leaves in targets cannot be kept: " + failure.getMessage(),
                "Make the XDG state folder writable, or use --mode look.");
    }
}
