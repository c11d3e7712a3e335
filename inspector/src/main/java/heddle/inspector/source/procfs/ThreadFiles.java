package heddle.inspector.source.procfs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kernel files of one thread. Each is opened when it is first needed: an idle thread needs one. */
final class ThreadFiles implements AutoCloseable {
    private final Path folder;
    private final DescriptorBudget budget;
    private final @Nullable KernelFile[] files = new KernelFile[Name.values().length];

    ThreadFiles(Path folder, DescriptorBudget budget) {
        this.folder = folder;
        this.budget = budget;
    }

    /** The files read. */
    enum Name {
        SCHEDSTAT,
        STATUS,
        SYSCALL,
        STAT,
        WCHAN;

        private final String fileName = name().toLowerCase(Locale.ROOT);
    }

    /** Reads a file that will be read again. */
    Outcome read(Name name, KernelText text) {
        KernelFile file = files[name.ordinal()];
        if (file == null) {
            file = new KernelFile(path(name), budget);
            files[name.ordinal()] = file;
        }
        return file.read(text);
    }

    /** Reads a file without keeping it open. */
    Outcome readOnce(Name name, KernelText text) {
        return KernelFile.readOnce(path(name), text);
    }

    /** Whether the thread is still there. */
    boolean exist() {
        return Files.exists(folder);
    }

    Path path(Name name) {
        return folder.resolve(name.fileName);
    }

    @Override
    public void close() {
        for (KernelFile file : files) {
            if (file != null) file.close();
        }
    }
}
