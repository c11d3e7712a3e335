package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heddle.inspector.model.ProcessEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessListTest {
    private static final long BOOT_MILLIS = 1_700_000_000_000L;

    private final Path folder;

    ProcessListTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private long nowNanos;
    private Instant wall = Instant.ofEpochMilli(BOOT_MILLIS + FakeProc.START_TICKS * 10 + 60_000);

    @Test
    void entryTellsTheProgramWithoutItsSecrets() throws IOException {
        FakeProc proc = jvm();
        proc.write("4711/cmdline", "/jdk/bin/java\0-Dapi.key=s3cret\0com.acme.Main\0");

        ProcessEntry entry = list(false).find(FakeProc.PID).orElseThrow();

        assertThat(entry.pid()).isEqualTo(FakeProc.PID);
        assertThat(entry.startTicks()).isEqualTo(FakeProc.START_TICKS);
        assertThat(entry.startedEpochMillis()).isEqualTo(BOOT_MILLIS + FakeProc.START_TICKS * 10);
        assertThat(entry.main()).isEqualTo("com.acme.Main");
        assertThat(entry.commandLine()).isEqualTo("/jdk/bin/java -Dapi.key=*** com.acme.Main");
        assertThat(entry.jvm()).isTrue();
        assertThat(entry.jdk()).isEqualTo("21.0.4");
        assertThat(entry.rssKb()).isEqualTo(4242);
        assertThat(entry.state()).isEqualTo('S');
        assertThat(list(true).find(FakeProc.PID).orElseThrow().commandLine()).contains("s3cret");
    }

    private FakeProc jvm() throws IOException {
        FakeProc proc = new FakeProc(folder);
        proc.write("4711/maps", "7f02-7f03 r-xp 0 08:01 2    /jdk/lib/server/libjvm.so\n");
        proc.write("4711/root/jdk/release", "JAVA_VERSION=\"21.0.4\"\n");
        return proc;
    }

    @Test
    void cpuIsThatBetweenTwoLooks() throws IOException {
        FakeProc proc = jvm();
        ProcessList list = list(false);
        assertThat(list.look()).hasSize(1).allMatch(entry -> entry.cpuPercent().isEmpty());
        nowNanos += 1_000_000_000;
        proc.write("4711/stat", "4711 (app) S 1 1 1 0 -1 0 0 0 0 0 130 60 0 0 20 0 1 0 " + FakeProc.START_TICKS + "\n");

        assertThat(list.look().get(0).cpuPercent()).hasValue(40.0);
    }

    @Test
    void nextProcessWithTheSamePidIsAnotherOne() throws IOException {
        FakeProc proc = jvm();
        ProcessList list = list(false);
        list.look();
        proc.process('S', FakeProc.START_TICKS + 100, 0);
        proc.write("4711/maps", "00-01 r--p 0 08:01 1 /bin/bash\n");
        proc.write("4711/cmdline", "-bash\0");

        ProcessEntry entry = list.look().get(0);

        assertThat(entry.main()).isEqualTo("-bash");
        assertThat(entry.jvm()).isFalse();
        assertThat(entry.jdk()).isNull();
        assertThat(entry.cpuPercent()).isEmpty();
        assertThat(list.kind(FakeProc.PID)).isEqualTo(JvmKind.NONE);
    }

    @Test
    void programIsAskedAgainWhileItIsYoung() throws IOException {
        FakeProc proc = jvm();
        wall = Instant.ofEpochMilli(BOOT_MILLIS + FakeProc.START_TICKS * 10 + 100);
        Files.delete(folder.resolve("4711/maps"));
        ProcessList list = list(false);
        assertThat(list.look().get(0).jvm()).isFalse();
        proc.write("4711/maps", "7f02-7f03 r-xp 0 08:01 2    /jdk/lib/server/libjvm.so\n");

        assertThat(list.look().get(0).jvm()).isTrue();
    }

    @Test
    void jdkWhoseReleaseIsNoPlainFileDoesNotTell() throws IOException {
        jvm();
        Files.delete(folder.resolve("4711/root/jdk/release"));
        Files.createDirectory(folder.resolve("4711/root/jdk/release"));

        assertThat(list(false).find(FakeProc.PID).orElseThrow().jdk()).isNull();
    }

    @Test
    void thisJvmIsFoundAmongTheProcesses() {
        ProcessList list = new ProcessList(Path.of("/proc"), false, System::nanoTime, InstantSource.system());
        ProcessHandle self = ProcessHandle.current();

        ProcessEntry entry = list.look().stream()
                .filter(any -> any.pid() == self.pid())
                .findFirst()
                .orElseThrow();

        assertThat(entry.jvm()).isTrue();
        assertThat(entry.jdk()).isEqualTo(System.getProperty("java.version"));
        assertThat(entry.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(entry.ppid())
                .isEqualTo(self.parent().map(ProcessHandle::pid).orElseThrow().intValue());
        assertThat(entry.threads()).isGreaterThan(5);
        assertThat(entry.startedEpochMillis())
                .isCloseTo(self.info().startInstant().orElseThrow().toEpochMilli(), within(2000L));
        assertThat(list.kind((int) self.pid())).isEqualTo(JvmKind.HOTSPOT);
    }

    @Test
    void processThatIsNotThereIsNotFound() {
        new FakeProc(folder);

        assertThat(list(false).find(1)).isEmpty();
        assertThat(list(false).kind(1)).isEqualTo(JvmKind.NONE);
    }

    private ProcessList list(boolean showSecrets) {
        return new ProcessList(folder, showSecrets, () -> nowNanos, () -> wall);
    }
}
