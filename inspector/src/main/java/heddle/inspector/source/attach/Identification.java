package heddle.inspector.source.attach;

import heddle.inspector.observation.Observation;
import heddle.inspector.observation.SourceTrouble;

/**
 * Which kernel thread runs which Java thread, asked once at the beginning.
 *
 * @param what the answer, or why there is none
 * @param pauses stops of the target that it took
 * @param pauseNanos time until the answer was here, which is at least that of the stop
 */
public record Identification(Observation what, long pauses, long pauseNanos) {
    /** Asks the target, in the name of a source. */
    public static Identification by(Attachment attachment, String source) {
        long asked = System.nanoTime();
        try {
            Observation threads = attachment.identifyThreads();
            return new Identification(threads, 1, System.nanoTime() - asked);
        } catch (AttachException e) {
            String text = "no thread dump at the beginning: " + e.refusal().cause();
            return new Identification(new SourceTrouble(source, text, false), 0, 0);
        }
    }
}
