package heddle.inspector.source.jfr;

import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Attachment;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.Reason;
import heddle.inspector.source.attach.TargetProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts, exchanges and stops our recording in one target; for one thread at a time. */
final class Recorder implements AutoCloseable {
    private final TargetProcess target;
    private final Ledger ledger;
    private final String baseName;
    private @Nullable Attachment attachment;
    private final Deque<StartedRecording> running = new ArrayDeque<>();
    private int started;

    Recorder(Attachment attachment, Ledger ledger, String baseName) {
        this.target = attachment.target();
        this.attachment = attachment;
        this.ledger = ledger;
        this.baseName = baseName;
    }

    /**
     * Records with a lock threshold from now on. Settings of a running recording cannot be changed from outside, so a second
     * one starts before the first one stops, and no event is missed between them.
     *
     * @throws AttachException if the second one did not start, or the first one may still run
     */
    void record(long lockThresholdNanos, Duration stopLimit) throws AttachException {
        try {
            exchange(lockThresholdNanos, stopLimit);
        } catch (AttachException e) {
            close(); // an attachment that was not answered is of no use; the next try makes another
            throw e;
        }
    }

    private void exchange(long lockThresholdNanos, Duration stopLimit) throws AttachException {
        RecordingSettings settings = new RecordingSettings(baseName + "-" + ++started, lockThresholdNanos);
        running.addLast(StartedRecording.start(attachment(), settings, ledger));
        while (running.size() > 1) stopOldest(stopLimit);
    }

    private void stopOldest(Duration limit) throws AttachException {
        running.getFirst().stop(attachment(), limit);
        running.removeFirst();
    }

    /**
     * Stops every recording of ours.
     *
     * @return why that is not certain; empty when none of ours runs any more
     */
    Optional<AttachException> stop(Duration limit) {
        try {
            while (!running.isEmpty()) stopOldest(limit);
            return Optional.empty();
        } catch (AttachException e) {
            close(); // an attachment that was not answered is of no use; the next try makes another
            return targetIsGone(e) ? Optional.empty() : Optional.of(e);
        }
    }

    private static boolean targetIsGone(AttachException e) {
        return e.exitCode() == Reason.REPLACED.exitCode();
    }

    private Attachment attachment() throws AttachException {
        Attachment open = attachment;
        if (open == null) {
            open = Attachment.open(target);
            attachment = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (attachment != null) attachment.close();
        attachment = null;
    }
}
