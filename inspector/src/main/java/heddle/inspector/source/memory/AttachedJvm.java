package heddle.inspector.source.memory;

import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Attachment;
import heddle.inspector.source.attach.TargetProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JVM asked through the attach channel, which is opened at the first question. Used by one thread. */
public final class AttachedJvm implements JvmCommands, AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Supplier<Optional<TargetProcess>> target;
    private @Nullable Attachment attachment;

    /** @param target the process once it is known that it may be attached; until then all answers are empty */
    public AttachedJvm(Supplier<Optional<TargetProcess>> target) {
        this.target = target;
    }

    @Override
    public String ask(String command) throws AttachException {
        Attachment open = attachment;
        if (open == null) {
            Optional<TargetProcess> allowed = target.get();
            if (allowed.isEmpty()) return "";
            open = Attachment.open(allowed.get());
            attachment = open;
        }
        return open.command(command, LIMIT);
    }

    @Override
    public void close() {
        if (attachment != null) attachment.close();
    }
}
