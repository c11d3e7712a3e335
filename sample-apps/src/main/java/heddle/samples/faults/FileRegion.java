package heddle.samples.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A file that another process keeps locked, see fcntl(2): locks on files belong to processes, not to threads. Each thread that
 * enters takes a byte of its own, as two of one process may not ask for the same.
 */
final class FileRegion implements Guard {

    private static final String OTHER = "heddle.samples.faults.FileRegion";

    private final Path path;
    private final FileChannel file;
    private @Nullable Process other;
    private final AtomicInteger entrants = new AtomicInteger();
    private final ThreadLocal<Integer> place = ThreadLocal.withInitial(entrants::getAndIncrement);

    FileRegion() {
        try {
            path = Files.createTempFile("heddle-sample", ".lock");
            file = FileChannel.open(path, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The other process: locks and unlocks the file in turn, whenever it is told to, and says so. */
    public static void main(String[] args) throws IOException {
        Path path = Path.of(args[0]);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            while (System.in.read() >= 0) {
                try (FileLock lock = file.lock()) {
                    System.out.write(lock.isValid() ? '+' : '?');
                    System.out.flush();
                    System.in.read();
                }
                System.out.write('-');
                System.out.flush();
            }
        }
        Files.deleteIfExists(path);
    }

    @Override
    public void keep(Body body) throws Exception {
        if (other == null) other = startOther();
        tell(other);
        body.run();
        tell(other);
    }

    private Process startOther() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classes = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-XX:+UseSerialGC", "-cp", classes, OTHER, path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void tell(Process process) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
        if (process.getInputStream().read() < 0) throw new IOException("the other process has ended");
    }

    @Override
    public void enter(Body body) throws Exception {
        try (FileLock lock = file.lock(place.get(), 1, false)) {
            if (lock.isValid()) body.run();
        }
    }
}
