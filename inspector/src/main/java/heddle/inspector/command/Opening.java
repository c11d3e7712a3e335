package heddle.inspector.command;

import heddle.inspector.model.Mode;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.Preflight;
import heddle.inspector.source.attach.Reason;
import heddle.inspector.source.attach.Refusal;
import heddle.inspector.source.attach.TargetProcess;
import heddle.inspector.source.attach.Verdict;
import java.io.IOException;
import java.nio.file.Path;
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
        verdict.announcement().ifPresent(notices);
        return open(mode, verdict.process());
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
                    ? Contact.agent(target, ledger, options.rate(), stacksStop(target))
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
