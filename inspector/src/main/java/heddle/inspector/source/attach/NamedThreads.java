package heddle.inspector.source.attach;

import heddle.inspector.observation.CostMeasured;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.source.Source;
import java.util.function.Consumer;

/**
 * Speaks once of a JVM that is attached to be asked and nothing else: its names for its threads, and that nothing is
 * recorded.
 */
public final class NamedThreads implements Source {
    private static final String NAME = "attach";
    private static final String NO_RECORDING = "none was started: the answer needs none";

    private final Attachment attachment;
    private final Identification identification;

    private NamedThreads(Attachment attachment, Identification identification) {
        this.attachment = attachment;
        this.identification = identification;
    }

    /**
     * Attaches and asks.
     *
     * @throws AttachException if the target refuses or does not answer
     */
    public static NamedThreads ask(TargetProcess target) throws AttachException {
        Attachment attachment = Attachment.open(target);
        return new NamedThreads(attachment, Identification.by(attachment, NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(Consumer<Observation> observer) {
        observer.accept(identification.what());
        observer.accept(new CostMeasured(-1, identification.pauses(), identification.pauseNanos()));
        observer.accept(new RecordingChanged(RecordingChanged.State.UNAVAILABLE, NO_RECORDING, -1));
    }

    @Override
    public void close() {
        attachment.close();
    }
}
