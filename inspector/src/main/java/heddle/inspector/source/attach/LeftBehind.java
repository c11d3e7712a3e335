package heddle.inspector.source.attach;

import heddle.inspector.model.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What inspectors that died without a chance to clean up have left in targets. */
public final class LeftBehind {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Ledger ledger;

    public LeftBehind(Ledger ledger) {
        this.ledger = ledger;
    }

    /** One thing, in words: {@code recording heddle-0-1f in 4711}. */
    public List<String> find() {
        return ledger.orphans().stream().map(LeftBehind::text).toList();
    }

    private static String text(Ledger.Entry entry) {
        String what = entry.recording().isEmpty()
                ? "socket folder " + entry.socketFolder()
                : "recording " + entry.recording();
        return what + " in " + entry.target().pid();
    }

    /**
     * Removes what was found.
     *
     * @return what could not be removed and why; empty when nothing is left
     */
    public List<String> clean() {
        List<String> kept = new ArrayList<>();
        for (Ledger.Entry entry : ledger.orphans()) {
            try {
                undo(entry);
                ledger.strike(entry.file());
            } catch (AttachException | IOException e) {
                kept.add(text(entry) + ": " + e.getMessage());
            }
        }
        return kept;
    }

    private static void undo(Ledger.Entry entry) throws AttachException, IOException {
        boolean recording = !entry.recording().isEmpty() && entry.target().lives(); // it ends with its JVM
        if (recording) stop(entry.target().pid(), entry.recording());
        if (!entry.socketFolder().isEmpty()) SocketFolder.remove(Path.of(entry.socketFolder()));
    }

    private static void stop(int pid, String recording) throws AttachException {
        TargetProcess target = new Preflight(Path.of("/"), true)
                .examine(pid, Mode.AGENTLESS)
                .orThrow()
                .process();
        try (Attachment attachment = Attachment.open(target)) {
            if (isThere(attachment, recording)) attachment.command("JFR.stop name=" + recording, STOP_LIMIT);
        }
    }

    private static boolean isThere(Attachment attachment, String recording) throws AttachException {
        return attachment.command("JFR.check", STOP_LIMIT).contains("name=" + recording + " ");
    }
}
