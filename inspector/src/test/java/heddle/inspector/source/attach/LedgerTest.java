package heddle.inspector.source.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private final Path home;

    LedgerTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void itIsKeptInTheStateFolder() throws IOException {
        Ledger.ofUser(Map.of("XDG_STATE_HOME", home.toString())).recording(target(), "heddle-1-a");
        assertThat(home.resolve("heddle/live")).isDirectory();
    }

    @Test
    void withoutAStateFolderItIsKeptBelowHome() throws IOException {
        Ledger.ofUser(Map.of("HOME", home.toString())).recording(target(), "heddle-1-a");
        assertThat(home.resolve(".local/state/heddle/live")).isDirectory();
    }

    @Test
    void aFolderThatOthersCanWriteToIsNotTrusted() throws IOException {
        Path state = Files.createDirectory(home.resolve("heddle"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Ledger.Line line =
                Ledger.ofUser(Map.of("XDG_STATE_HOME", home.toString())).recording(target(), "a")) {
            assertThat(line).isNotNull();
            assertThat(state).isEmptyDirectory();
        }
    }

    @Test
    void aLineIsForThisUserAloneAndGoneOnceStruckOff() throws IOException {
        try (Ledger.Line line = new Ledger(home).recording(target(), "heddle-1-a")) {
            assertThat(line).isNotNull();
            Path file = files(home).orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file.getFileName().toString()).startsWith("4711-987-").endsWith(".properties");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatALivingInspectorHasIsNoOrphan() throws IOException {
        Ledger ledger = new Ledger(home);
        ledger.recording(target(), "heddle-1-a");
        assertThat(ledger.orphans()).isEmpty();
    }

    @Test
    void whatADeadInspectorHadIsAnOrphan() throws IOException {
        Ledger ledger = new Ledger(home);
        ledger.recording(target(), "heddle-1-a");
        rewrite("inspector=.*", "inspector=" + ProcessHandle.current().pid() + "-1");
        assertThat(ledger.orphans()).extracting(Ledger.Entry::recording).containsExactly("heddle-1-a");
        assertThat(new LeftBehind(ledger).find()).containsExactly("recording heddle-1-a in 4711");
    }

    @Test
    void anEntryOfAnotherBootIsLeftAlone() throws IOException {
        Ledger ledger = new Ledger(home);
        ledger.recording(target(), "heddle-1-a");
        rewrite("inspector=.*", "inspector=1-1");
        rewrite("era=.*", "era=another");
        assertThat(ledger.orphans()).isEmpty();
    }

    @Test
    void aBrokenEntryIsSkipped() throws IOException {
        Files.writeString(home.resolve("x.properties"), "target=nonsense\n");
        assertThat(new Ledger(home).orphans()).isEmpty();
    }

    @Test
    void cleaningUpAfterATargetThatIsGoneTooStrikesItOff() throws IOException {
        Ledger ledger = new Ledger(home);
        ledger.recording(target(), "heddle-1-a");
        rewrite("inspector=.*", "inspector=1-1");
        assertThat(new LeftBehind(ledger).clean()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    private void rewrite(String pattern, String replacement) throws IOException {
        Path file = files(home).orElseThrow();
        Files.writeString(file, Files.readString(file).replaceAll(pattern, replacement));
    }

    private static Optional<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst();
        }
    }

    /** A process that cannot be: no later one starts at its tick. */
    private static TargetProcess target() {
        return new TargetProcess(4711, 987, 4711, 1000, "Gone", null, Path.of("/proc/4711"), true);
    }
}
