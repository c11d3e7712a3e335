package heddle.inspector.source.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file of a process in {@code /proc} where what is read depends on the place. Opened when it is first needed; who was
 * denied it does not ask again. Why it could not be read the last time is kept. Not thread-safe.
 */
final class PlacedFile implements AutoCloseable {
    private final Path path;
    private @Nullable FileChannel channel;
    private boolean denied;
    private String trouble = "";

    PlacedFile(Path path) {
        this.path = path;
    }

    /** Fills the buffer up to its limit; false when it cannot, then {@link #trouble} says why. */
    boolean fill(ByteBuffer buffer, long place) {
        FileChannel open = opened();
        if (open == null) return false;
        try {
            trouble = open.read(buffer, place) == buffer.limit() ? "" : told("nothing there");
        } catch (IOException failure) {
            trouble = told(failure.toString());
        }
        return trouble.isEmpty();
    }

    /** Whether it may be read. */
    boolean isOpen() {
        return opened() != null;
    }

    private @Nullable FileChannel opened() {
        if (channel != null || denied) return channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (AccessDeniedException refusal) {
            denied = true;
            trouble = told("the kernel lets only its owner and root, as kernel.yama.ptrace_scope allows");
        } catch (IOException failure) {
            trouble = told(failure.toString());
        }
        return channel;
    }

    private String told(String why) {
        return "cannot read " + path + ": " + why;
    }

    /** Why it could not be read the last time; empty when it could, and before it was needed. */
    String trouble() {
        return trouble;
    }

    /** A file that cannot be closed is a fault of ours, and told as such by whoever runs this. */
    @Override
    public void close() {
        try {
            if (channel != null) channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close " + path, failure);
        }
    }
}
