package heddle.inspector.source.procfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One kernel file that is read again and again.
 *
 * <p>It is opened at the first read and stays open while the budget allows: reading at offset 0 of an open file costs a
 * tenth of opening, reading and closing it. An open file also belongs to one thread for ever: after that thread has
 * ended its read fails, even if another thread got the same id.
 */
final class KernelFile implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final Path path;
    private final DescriptorBudget budget;
    private @Nullable FileChannel kept;

    KernelFile(Path path, DescriptorBudget budget) {
        this.path = path;
        this.budget = budget;
    }

    /** Reads a file once. */
    static Outcome readOnce(Path path, KernelText text) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            text.receive(channel);
            return Outcome.READ;
        } catch (IOException failure) {
            return explain(path, failure);
        }
    }

    /** Reads a file that may be long, up to {@code limit} bytes of it; nothing when that is not possible. */
    static byte[] readWhole(Path path, int limit) {
        try (InputStream stream = Files.newInputStream(path)) {
            return stream.readNBytes(limit);
        } catch (IOException failure) {
            return NOTHING;
        }
    }

    Outcome read(KernelText text) {
        if (kept == null && budget.take()) {
            Outcome opened = open();
            if (opened != Outcome.READ) return opened;
        }
        FileChannel open = kept;
        return open == null ? readOnce(path, text) : read(open, text);
    }

    private Outcome open() {
        try {
            kept = FileChannel.open(path, StandardOpenOption.READ);
            return Outcome.READ;
        } catch (IOException failure) {
            budget.giveBack();
            return explain(path, failure);
        }
    }

    private Outcome read(FileChannel open, KernelText text) {
        try {
            text.receive(open);
            return Outcome.READ;
        } catch (IOException failure) {
            return explain(path, failure);
        }
    }

    /**
     * What a failure means. The kernel's words (ESRCH, EPERM) come translated into the user's language, so ask the file
     * system instead: who has ended has no folder any more.
     */
    private static Outcome explain(Path path, IOException failure) {
        if (failure instanceof NoSuchFileException) return Outcome.GONE;
        if (failure instanceof AccessDeniedException) return Outcome.REFUSED;
        return Files.exists(path) ? Outcome.REFUSED : Outcome.GONE;
    }

    @Override
    public void close() {
        FileChannel open = kept;
        kept = null;
        if (open == null) return;
        budget.giveBack();
        try {
            open.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("closing " + path, failure);
        }
    }
}
