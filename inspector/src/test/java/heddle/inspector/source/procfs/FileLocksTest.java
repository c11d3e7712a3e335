package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.ThreadRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocksTest {
    private final Path proc;
    private final Path file;

    FileLocksTest(@TempDir Path folder) throws IOException {
        proc = folder;
        file = Files.writeString(folder.resolve("state.db"), "");
    }

    private @Nullable ThreadRef holder(String... lines) throws IOException {
        long inode = (long) Files.getAttribute(file, "unix:ino");
        Files.writeString(proc.resolve("locks"), String.join("\n", lines).replace("INODE", Long.toString(inode)));
        return new FileLocks(proc.resolve("4711")).holder(file);
    }

    @Test
    void theHolderIsTheProcessThatHasALockOnTheSameFile() throws IOException {
        Files.createDirectory(proc.resolve("9383"));
        Files.writeString(proc.resolve("9383/comm"), "java\n");

        assertThat(holder(
                        "1: FLOCK  ADVISORY  WRITE 1 00:17:1 0 EOF",
                        "2: POSIX  ADVISORY  WRITE 9383 08:01:INODE 0 EOF",
                        "2: -> POSIX  ADVISORY  WRITE 4711 08:01:INODE 0 EOF"))
                .isEqualTo(new ThreadRef(9383, -1, "java (pid 9383)"));
    }

    @Test
    void whoWaitsTooIsNoHolder() throws IOException {
        assertThat(holder("2: -> POSIX  ADVISORY  WRITE 9383 08:01:INODE 0 EOF"))
                .isNull();
    }

    @Test
    void theProcessItselfAndOneOfAnotherNamespaceAreNot() throws IOException {
        assertThat(holder(
                        "1: POSIX  ADVISORY  READ 4711 08:01:INODE 0 EOF",
                        "2: POSIX  ADVISORY  READ 0 08:01:INODE 0 EOF",
                        "3: OFDLCK ADVISORY  READ -1 08:01:INODE 0 EOF"))
                .isNull();
    }

    @Test
    void nobodyIsKnownWithoutTheKernelsList() {
        assertThat(new FileLocks(proc.resolve("4711")).holder(file)).isNull();
    }
}
