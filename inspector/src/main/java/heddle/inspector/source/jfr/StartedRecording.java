package heddle.inspector.source.jfr;

import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Attachment;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.Reason;
import heddle.inspector.source.attach.Refusal;
import heddle.inspector.source.attach.TargetProcess;
import java.io.IOException;
import java.time.Duration;

/** One recording of ours in a target, in the ledger from before its start until after its stop. */
final class StartedRecording {
    /** The first one makes the JVM load its recorder, 1.4 s on a busy machine. */
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final RecordingSettings settings;
    private final Ledger.Line line;

    private StartedRecording(RecordingSettings settings, Ledger.Line line) {
        this.settings = settings;
        this.line = line;
    }

    static StartedRecording start(Attachment attachment, RecordingSettings settings, Ledger ledger)
            throws AttachException {
        StartedRecording recording = new StartedRecording(settings, noted(attachment.target(), settings, ledger));
        try {
            String answer = attachment.command(settings.startCommand(), START_LIMIT);
            if (!answer.contains("Started recording")) throw notStarted(attachment.target(), answer);
            return recording;
        } catch (AttachException e) {
            boolean mayStillStart = e.refusal().reason() == Reason.NO_ANSWER;
            if (!mayStillStart) recording.line.close();
            throw e;
        }
    }

    private static Ledger.Line noted(TargetProcess target, RecordingSettings settings, Ledger ledger)
            throws AttachException {
        try {
            return ledger.recording(target, settings.name());
        } catch (IOException e) {
            Refusal refusal = target.refusal(
                    Reason.NO_SAFE_FOLDER,
                    "there is no place to note what must be stopped there: " + e.getMessage(),
                    "Set XDG_STATE_HOME to a folder that is yours and writable, or use --mode look.");
            throw new AttachException(refusal, e);
        }
    }

    private static AttachException notStarted(TargetProcess target, String answer) {
        return new AttachException(target.refusal(
                Reason.REFUSED_BY_JVM,
                "it does not start a recording: " + Attachment.firstLine(answer),
                "heddle doctor " + target.pid() + " tells more; --mode look needs no recording."));
    }

    /**
     * Stops it, if it is still there.
     *
     * @throws AttachException if the target does not answer; it is still in the ledger then
     */
    void stop(Attachment attachment, Duration limit) throws AttachException {
        try {
            attachment.command(settings.stopCommand(), limit);
        } catch (AttachException e) {
            if (mayStillRun(e.refusal().reason())) throw e;
        }
        line.close();
    }

    /** The JVM's own refusal means that somebody else has stopped it. */
    private static boolean mayStillRun(Reason reason) {
        return reason != Reason.REFUSED_BY_JVM && reason.exitCode() != Reason.REPLACED.exitCode();
    }
}
