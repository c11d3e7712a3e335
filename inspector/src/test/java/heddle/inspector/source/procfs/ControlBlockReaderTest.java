package heddle.inspector.source.procfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.MemoryUse;
import heddle.inspector.model.OpenFile;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.ProcessControlBlock.Origin;
import heddle.inspector.model.ProcessControlBlock.Place;
import heddle.inspector.model.ResourceLimit;
import heddle.inspector.model.Scheduling;
import heddle.inspector.model.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlBlockReaderTest {
    private static final int PID = 9191;
    private static final long START_TICKS = 298893;
    private static final String BOOT = "c2dd73db-ef01-4b1b-8b69-fa7e8d826575";

    private final Path root;

    ControlBlockReaderTest(@TempDir Path root) {
        this.root = root;
    }

    @BeforeEach
    void aProcessWithAnOddName() throws IOException {
        write("stat", Fixtures.bytes("machine/stat"));
        write("sys/kernel/random/boot_id", BOOT + "\n");
        write("9053/stat", "9053 (sh (1) x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5\n");
        for (String name : List.of("stat", "status")) write("9191/" + name, Fixtures.bytes("odd-name/" + name));
        write("9191/limits", Fixtures.bytes("machine/limits"));
        write("9191/maps", "00400000-00401000 r-xp 0 0 0 /bin/a\n7ff0-7ff1 rw-p 0 0 0 [stack]\n");
        write("9191/cmdline", "http\0--password\0hunter2\0");
        write("9191/cgroup", "4:memory:/shop\n1:cpu:/\n0::/\n");
        write("9191/task/9191/syscall", Fixtures.bytes("odd-name/syscall"));
        Files.createDirectories(root.resolve("9191/fd"));
        Files.createSymbolicLink(root.resolve("9191/exe"), Path.of("/usr/bin/http"));
    }

    private void write(String name, byte[] content) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.write(root.resolve(name), content);
    }

    private void write(String name, String content) throws IOException {
        write(name, content.getBytes(UTF_8));
    }

    private Optional<ProcessControlBlock> read(long startTicks) {
        Target target = new Target(PID, startTicks, "http", null);
        return new ControlBlockReader(new ProcRoot(root), target, new Redaction(false), () -> 7).read();
    }

    private ProcessControlBlock block() {
        return read(START_TICKS).orElseThrow();
    }

    @Test
    void everyFieldIsReadFromTheFileThatHasIt() {
        ProcessControlBlock block = block();

        assertThat(block.pid()).isEqualTo(PID);
        assertThat(block.scheduling()).isEqualTo(new Scheduling('S', 20, 0, "SCHED_OTHER", 0, 0, "0-1"));
        assertThat(block.place()).isEqualTo(new Place(0x7fd46b6ef2ecL, 0x7fd468230480L));
        assertThat(block.memory())
                .isEqualTo(new MemoryUse(2640104, 38012, 16488, 21524, 0, 149660, 132, 4, 17304, 280, 0, 2));
        assertThat(block.limit("open files")).contains(new ResourceLimit("open files", 20000, 20000, "files"));
        assertThat(block.limit("nice priority")).contains(new ResourceLimit("nice priority", 0, 0, ""));
        assertThat(block.limit("stack size"))
                .contains(new ResourceLimit("stack size", 8388608, ResourceLimit.UNLIMITED, "bytes"));
        assertThat(block.limits()).hasSize(16);
        assertThat(block.signals().handled().names()).contains("SIGTERM", "SIGRTMAX-2");
        assertThat(block.signals().ignored().names()).containsExactly("SIGINT");
        assertThat(block.signals().pending().isEmpty()).isTrue();
        assertThat(block.files()).isEmpty();
        assertThat(block.unavailable()).isEmpty();
    }

    @Test
    void whereItComesFromIsToldWithoutSecrets() {
        Origin origin = block().origin();

        assertThat(origin.ppid()).isEqualTo(9053);
        assertThat(origin.parentName()).isEqualTo("sh (1) x");
        assertThat(origin.executable()).isEqualTo("/usr/bin/http");
        assertThat(origin.commandLine()).isEqualTo("http --password ***");
        assertThat(origin.cgroup()).isEqualTo("/shop");
        assertThat(origin.started()).isEqualTo(Instant.ofEpochMilli(1795367101_000L + 298893 * 10L));
        assertThat(origin.bootId()).isEqualTo(BOOT);
        assertThat(origin.kernelThread()).isFalse();
    }

    @Test
    void aLaterProcessWithItsPidIsAnother() {
        assertThat(read(START_TICKS - 1)).isEmpty();
    }

    @Test
    void aProcessThatHasEndedHasNone() throws IOException {
        Files.delete(root.resolve("9191/stat"));

        assertThat(read(START_TICKS)).isEmpty();
    }

    @Test
    void whileItsFirstThreadRunsNobodyKnowsWhere() throws IOException {
        write("9191/task/9191/syscall", "running\n");

        assertThat(block().place()).isNull();
        assertThat(block().unavailable().get("place")).contains("while it waits");
    }

    @Test
    void whatIsRefusedGivesItsReason() throws IOException {
        for (String name : List.of("maps", "exe", "fd", "limits", "task/9191/syscall")) {
            Files.delete(root.resolve("9191").resolve(name));
        }
        ProcessControlBlock block = block();

        assertThat(block.files()).isNull();
        assertThat(block.memory().maps()).isEqualTo(-1);
        assertThat(block.memory().residentKb()).isEqualTo(38012);
        assertThat(block.unavailable()).containsOnlyKeys("maps", "executable", "files", "limits", "place");
        assertThat(block.unavailable().get("files")).contains("only its user");
    }

    @Test
    void aParentThatCannotBeSeenIsUnknown() throws IOException {
        Files.delete(root.resolve("9053/stat"));

        assertThat(block().unavailable()).containsEntry("parent", "process 9053 cannot be read");
    }

    @Test
    void aKernelThreadHasNoMemoryOfItsOwn() throws IOException {
        write("9191/stat", Fixtures.bytes("kernel-thread/stat"));
        write("9191/status", Fixtures.bytes("kernel-thread/status"));
        write("9191/maps", "");
        Files.delete(root.resolve("9191/exe"));
        KernelText stat = Fixtures.text("kernel-thread/stat");
        long ticks = Objects.requireNonNull(Stat.parse(stat)).startTicks();
        ProcessControlBlock block = read(ticks).orElseThrow();

        assertThat(block.origin().kernelThread()).isTrue();
        assertThat(block.memory().residentKb()).isEqualTo(-1);
        assertThat(block.unavailable().get("memory")).contains("a part of the kernel");
        assertThat(block.unavailable().get("executable")).contains("a part of the kernel");
    }

    @Test
    void aDescriptorTellsWhatItLeadsToAndHowItMayBeUsed() throws IOException {
        descriptor(0, "/dev/null", "flags:\t0100000\n");
        descriptor(1, "pipe:[31]", "flags:\t01\n");
        descriptor(2, "socket:[111399]", "flags:\t02\n");
        descriptor(3, "anon_inode:[eventpoll]", "flags:\t02\ntfd:        9 events: 19\ntfd:        7 events: 19\n");
        descriptor(4, "anon_inode:[eventfd]", "flags:\t02\neventfd-count:  0\neventfd-id: 12\n");
        descriptor(5, "anon_inode:[io_uring]", "flags:\t02\n");
        descriptor(6, root.toString(), "flags:\t012000000\n");
        descriptor(10, "anon_inode:inotify", "");
        write("9191/net/tcp", Fixtures.bytes("net/tcp"));

        assertThat(block().files())
                .containsExactly(
                        new OpenFile(0, OpenFile.Kind.DEVICE, 0, "/dev/null", OpenFile.Access.READ),
                        new OpenFile(1, OpenFile.Kind.PIPE, 31, "pipe:[31]", OpenFile.Access.WRITE),
                        new OpenFile(
                                2,
                                OpenFile.Kind.SOCKET,
                                111399,
                                "tcp 127.0.0.1:40000 -> 127.0.0.1:8080",
                                OpenFile.Access.BOTH),
                        new OpenFile(3, OpenFile.Kind.EPOLL, 0, "epoll watching 7 9", OpenFile.Access.BOTH),
                        new OpenFile(4, OpenFile.Kind.EVENTFD, 0, "eventfd 12", OpenFile.Access.BOTH),
                        new OpenFile(5, OpenFile.Kind.ANON, 0, "io_uring", OpenFile.Access.BOTH),
                        new OpenFile(6, OpenFile.Kind.DIRECTORY, 0, root.toString(), OpenFile.Access.PATH),
                        new OpenFile(10, OpenFile.Kind.INOTIFY, 0, "inotify", null));
    }

    @Test
    void theNameOfAFileMayHoldASecretToo() throws IOException {
        Path file = Files.writeString(root.resolve("dump;password=hunter2"), "");
        descriptor(7, file.toString(), "flags:\t0\n");

        assertThat(block().files())
                .singleElement()
                .satisfies(found -> assertThat(found.target()).doesNotContain("hunter2"));
    }

    private void descriptor(int number, String link, String info) throws IOException {
        Files.createSymbolicLink(root.resolve("9191/fd/" + number), Path.of(link));
        write("9191/fdinfo/" + number, info);
    }

    @Test
    void unixSocketsHaveNamesOrNone() {
        Map<Long, SocketName> sockets = new HashMap<>();
        String table = """
                Num       RefCount Protocol Flags    Type St Inode Path
                0000000000000000: 00000002 00000000 00010000 0001 01 20453 /run/my app.sock
                0000000000000000: 00000003 00000000 00000000 0001 03 20454
                """;
        UnixTable.parse(KernelText.of(table), sockets);

        assertThat(sockets.get(20453L))
                .hasToString("SocketName[protocol=unix, local=/run/my app.sock, peer=, listening=true]");
        assertThat(Objects.requireNonNull(sockets.get(20454L)).text(20454)).isEqualTo("unix");
    }
}
