package heddle.inspector.source.snapshot;

import heddle.inspector.observation.Observation;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Attachment;

/**
 * Which kernel thread runs which Java thread, asked once at the beginning.
 *
 * @param what the answer, or why there is none
 * @param pauses stops of the target that it took
 * @param pauseNanos time until the answer was here, which is at least that of the stop
 */
record Identified(Observation what, long pauses, long pauseNanos) {
    static Identified by(Attachment attachment) {
        long asked = System.nanoTime();
        try {
            Observation threads = attachment.identifyThreads();
            return new Identified(threads, 1, System.nanoTime() - asked);
        } catch (AttachException e) {
            String text = "no thread dump at the beginning: " + e.refusal().cause();
            return new Identified(new SourceTrouble(SnapshotSource.NAME, text, false), 0, 0);
        }
    }
}
