package heddle.inspector.source.procfs;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * CPU time that this process has used so far, as its kernel counts it, in steps of 10 ms; 0 when it cannot be read. The JDK's
 * own answer asks for much else besides. Used by one thread.
 */
public final class OwnProcess implements LongSupplier {
    private final Path stat;
    private final KernelText text = new KernelText();

    /** @param procRoot the folder {@code /proc} */
    public OwnProcess(Path procRoot) {
        stat = procRoot.resolve("self/stat");
    }

    @Override
    public long getAsLong() {
        return KernelFile.readOnce(stat, text) == Outcome.READ ? Math.max(0, Stat.cpuNanos(text)) : 0;
    }
}
