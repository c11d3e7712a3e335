package heddle.inspector.source.attach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** Users by number, as the kernel knows them. */
public final class Users {
    public static final int ROOT = 0;

    private Users() {}

    /**
     * The effective user of this process.
     *
     * @throws UncheckedIOException on a machine without procfs, where nothing here works
     */
    public static int self() {
        return KernelFiles.text(Path.of("/proc/self/status"))
                .flatMap(ProcessStatus::parse)
                .orElseThrow(() -> new UncheckedIOException(new IOException("no /proc/self/status")))
                .uid();
    }

    /** The user with a number, whether it has a name or not. */
    public static UserPrincipal of(int uid) throws IOException {
        return FileSystems.getDefault()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(Integer.toUnsignedString(uid));
    }
}
