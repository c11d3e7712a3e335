package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heddle.inspector.model.OpenFile;
import heddle.inspector.model.OpenFile.Access;
import heddle.inspector.model.OpenFile.Kind;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The control block of this very process, of which we know what we have opened. */
@Timeout(20)
class OwnControlBlockTest {
    private static final ProcRoot PROC = new ProcRoot(Path.of("/proc"));

    private final int pid = (int) ProcessHandle.current().pid();
    private final ControlBlockReader reader;

    OwnControlBlockTest() {
        KernelText text = new KernelText();
        KernelFile.readOnce(PROC.process(pid).resolve("stat"), text);
        Stat stat = Objects.requireNonNull(Stat.parse(text));
        Target target = new Target(pid, stat.startTicks(), "self", "17");
        reader = new ControlBlockReader(PROC, target, new Redaction(false), System::nanoTime);
    }

    private List<OpenFile> files() {
        return Objects.requireNonNull(reader.read().orElseThrow().files());
    }

    @Test
    void nothingThatTheKernelTellsItsUserIsUnknown() {
        ProcessControlBlock block = reader.read().orElseThrow();

        assertThat(block.unavailable()).isEmpty();
        assertThat(block.origin().executable()).endsWith("java");
        assertThat(block.origin().started())
                .isCloseTo(ProcessHandle.current().info().startInstant().orElseThrow(), within(2, ChronoUnit.SECONDS));
        assertThat(block.memory().maps()).isGreaterThan(50);
        assertThat(block.signals().handled().names()).contains("SIGSEGV", "SIGQUIT");
    }

    @Test
    void filesAreToldByTheirPathAndUse(@TempDir Path folder) throws IOException {
        Path written = folder.resolve("written");
        Path both = folder.resolve("both");
        try (FileChannel out = open(written, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileChannel in = open(written, StandardOpenOption.READ);
                FileChannel inOut =
                        open(both, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(List.of(out, in, inOut)).allMatch(FileChannel::isOpen);
            assertThat(accessOf(written)).containsExactlyInAnyOrder(Access.WRITE, Access.READ);
            assertThat(accessOf(both)).containsExactly(Access.BOTH);
        }
        assertThat(accessOf(both)).isEmpty();
    }

    private static FileChannel open(Path path, StandardOpenOption... options) throws IOException {
        return FileChannel.open(path, options);
    }

    private List<Access> accessOf(Path path) {
        return files().stream()
                .filter(file -> file.target().equals(path.toString()))
                .map(file -> Objects.requireNonNull(file.access()))
                .toList();
    }

    @Test
    void aDeletedFileIsStillAFile(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("gone");
        try (FileChannel channel = open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Files.delete(path);

            assertThat(channel.isOpen()).isTrue();
            assertThat(files())
                    .filteredOn(file -> file.target().startsWith(path.toString()))
                    .singleElement()
                    .satisfies(file -> assertThat(file.kind()).isEqualTo(Kind.FILE))
                    .satisfies(file -> assertThat(file.target()).endsWith("(deleted)"));
        }
    }

    @Test
    void bothEndsOfAConnectionAreTold() throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket server = new ServerSocket(0, 1, here);
                Socket client = new Socket(here, server.getLocalPort());
                Socket accepted = server.accept()) {
            assertThat(accepted.isConnected()).isTrue();
            String mine = "127.0.0.1:" + client.getLocalPort();
            String its = "127.0.0.1:" + server.getLocalPort();

            assertThat(files())
                    .filteredOn(file -> file.kind() == Kind.SOCKET)
                    .extracting(OpenFile::target)
                    .contains("tcp listening " + its, "tcp " + mine + " -> " + its, "tcp " + its + " -> " + mine);
        }
    }

    @Test
    void whatASelectorWatchesIsTold() throws IOException {
        try (Selector selector = Selector.open()) {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.source().register(selector, SelectionKey.OP_READ);
            selector.selectNow();

            assertThat(files())
                    .filteredOn(file -> file.kind() == Kind.EPOLL)
                    .anyMatch(file -> file.target().matches("epoll watching \\d+ \\d+.*"));
            pipe.source().close();
            pipe.sink().close();
        }
    }
}
