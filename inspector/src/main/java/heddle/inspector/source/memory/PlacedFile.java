package heddle.inspector.source.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file of a process in {@code /proc} where what is read depends on the place. Opened when it is first needed; who was
 * refused once does not ask again. Not thread-safe.
 */
final class PlacedFile implements AutoCloseable {
    private final Path path;
    private @Nullable FileChannel channel;
    private String refusal = "";

    PlacedFile(Path path) {
        this.path = path;
    }

    /** Fills the buffer up to its limit; false when the file is refused, or there is nothing at that place. */
    boolean fill(ByteBuffer buffer, long place) {
        try {
            return isOpen() && channel != null && channel.read(buffer, place) == buffer.limit();
        } catch (IOException nothingThere) {
            // The kernel's answer for an address that is not mapped, and for a process that has ended meanwhile.
            return false;
        }
    }

    /** Whether it may be read. */
    boolean isOpen() {
        if (channel == null && refusal.isEmpty()) open();
        return channel != null;
    }

    private void open() {
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException refused) {
            String why = refused instanceof NoSuchFileException
                    ? "there is none"
                    : "the kernel lets only its owner and root";
            refusal = "cannot read " + path + ": " + why;
        }
    }

    /** Why it cannot be read; empty when it can, and before it was needed. */
    String refusal() {
        return refusal;
    }

    @Override
    public void close() {
        try {
            if (channel != null) channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close " + path, failure);
        }
    }
}
