package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.WaitCause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitReaderTest {
    private final Path process;
    private final WaitReader reader;

    WaitReaderTest(@TempDir Path proc) throws IOException {
        Path process = proc.resolve("4242");
        this.process = process;
        Files.createDirectories(process.resolve("fd"));
        Files.createDirectories(process.resolve("net"));
        Files.write(process.resolve("net/tcp"), Fixtures.bytes("net/tcp"));
        Files.write(process.resolve("net/tcp6"), Fixtures.bytes("net/tcp6"));
        reader = reader(true, "amd64");
    }

    private WaitReader reader(boolean jvm, String architecture) {
        return reader(jvm, architecture, true);
    }

    private WaitReader reader(boolean jvm, String architecture, boolean peeks) {
        Sockets sockets = new Sockets(process, () -> 0);
        return new WaitReader(process, jvm, SyscallTable.of(architecture), sockets, new PollArray(process, peeks));
    }

    @ParameterizedTest
    @CsvSource({
        "0, socket:[111399], SOCKET, socket 127.0.0.1:8080",
        "45, socket:[120001], SOCKET, socket 10.0.0.7:5432",
        "43, socket:[1161], SOCKET, listening :8080",
        "0, socket:[99], SOCKET, socket",
        "0, pipe:[31], PIPE, pipe",
        "1, pipe:[31], PIPE, pipe",
        "0, anon_inode:[eventfd], OTHER, eventfd",
        "0, anon_inode:inotify, POLL, inotify",
        "0, anon_inode:[timerfd], SLEEP, timerfd",
        "16, anon_inode:[perf_event], OTHER, perf_event"
    })
    void descriptorDecidesWhatACallWaitsFor(int call, String link, WaitCause cause, String detail) throws IOException {
        Files.createSymbolicLink(process.resolve("fd/5"), Path.of(link));

        KernelWait wait = reader.ofSyscall(line(call + " 0x5 0x0 0x1"), 'S', false);

        assertThat(wait.cause()).isEqualTo(cause);
        assertThat(wait.detail()).isEqualTo(detail);
        assertThat(wait.syscall()).isEqualTo(call);
    }

    @Test
    void theProcessThatHoldsALockOnAFileIsNamed() throws IOException {
        Path file = Files.writeString(process.resolve("data.db"), "");
        Files.createSymbolicLink(process.resolve("fd/5"), file);
        long inode = ((Number) Files.getAttribute(file, "unix:ino")).longValue();
        Files.writeString(
                process.resolveSibling("locks"),
                "1: -> POSIX ADVISORY WRITE 12 08:02:" + inode + " 0 EOF\n2: FLOCK ADVISORY WRITE 4711 08:02:" + inode
                        + " 0 EOF\n");

        assertThat(reader.ofSyscall(line("73 0x5 0x2"), 'S', false).text()).isEqualTo(file + ", held by pid 4711");
    }

    @Test
    void fileIsNamedByItsPath() throws IOException {
        Path file = Files.writeString(process.resolve("data.db"), "");
        Files.createSymbolicLink(process.resolve("fd/5"), file);

        KernelWait wait = reader.ofSyscall(line("17 0x5 0x0 0x1"), 'D', false);

        assertThat(wait.cause()).isEqualTo(WaitCause.FILE);
        assertThat(wait.detail()).isEqualTo(file.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "202, 0x7f01, 0x80, OTHER",
        "35, 0x1, 0x0, SLEEP",
        "230, 0x0, 0x0, SLEEP",
        "232, 0x5, 0x0, POLL",
        "23, 0x5, 0x0, POLL",
        "7, 0x5, 0x2, POLL",
        "61, 0xffff, 0x0, CHILD",
        "58, 0x0, 0x0, CHILD",
        "73, 0x5, 0x2, FILE_LOCK",
        "72, 0x5, 0x7, FILE_LOCK",
        "72, 0x5, 0x26, FILE_LOCK",
        "72, 0x5, 0x4, FILE",
        "74, 0x5, 0x0, FILE",
        "43, 0x5, 0x0, SOCKET",
        "0, 0x5, 0x0, OTHER",
        "9999, 0x5, 0x0, OTHER"
    })
    void callItselfDecidesWithoutADescriptor(String call, String first, String second, WaitCause cause) {
        assertThat(reader.ofSyscall(line(call + " " + first + " " + second), 'S', false)
                        .cause())
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "202 0x7f01 0x80 0x2, NATIVE_LOCK, mutex 0x7f01",
        "202 0x7f01 0x0 0x2, NATIVE_LOCK, mutex 0x7f01",
        "202 0x7f01 0x80 0x0, OTHER, ''",
        "202 0x7f01 0x189 0x2, OTHER, ''"
    })
    void aMutexIsToldFromAConditionByWhatItIsExpectedToHold(String call, WaitCause cause, String detail) {
        KernelWait wait = reader.ofSyscall(line(call), 'S', false);

        assertThat(wait.cause()).isEqualTo(cause);
        assertThat(wait.detail()).isEqualTo(detail);
    }

    @Test
    void anEpollNamesTheSocketsItWatches() throws IOException {
        Files.createDirectories(process.resolve("fdinfo"));
        Files.writeString(process.resolve("fdinfo/9"), """
                pos:\t0
                flags:\t02
                tfd:        3 events:  19 data: 3
                tfd:        5 events:  1 data: 5
                tfd:        6 events:  1 data: 6
                tfd:        7 events:  1 data: 7
                tfd:        8 events:  1 data: 8
                """);
        Files.createSymbolicLink(process.resolve("fd/3"), Path.of("anon_inode:[eventfd]"));
        Files.createSymbolicLink(process.resolve("fd/5"), Path.of("socket:[1161]"));
        Files.createSymbolicLink(process.resolve("fd/6"), Path.of("socket:[120001]"));
        Files.createSymbolicLink(process.resolve("fd/7"), Path.of("socket:[111399]"));
        Files.createSymbolicLink(process.resolve("fd/8"), Path.of("socket:[99]"));

        KernelWait wait = reader.ofSyscall(line("232 0x9 0x0"), 'S', false);

        assertThat(wait.cause()).isEqualTo(WaitCause.POLL);
        assertThat(wait.detail()).isEqualTo("listening :8080, socket 10.0.0.7:5432, socket 127.0.0.1:8080 and 1 more");
    }

    @Test
    void everyThreadOfAFrozenProcessIsStoppedWhateverItsLetter() {
        assertThat(reader.ofSyscall(line("202 0x7f01 0x80"), 'S', true).cause()).isEqualTo(WaitCause.STOPPED);
        assertThat(reader.ofSyscall(line("202 0x7f01 0x80"), 'D', true).cause()).isEqualTo(WaitCause.STOPPED);
    }

    /** A {@code struct pollfd} at the address that the calls here have. */
    private void writePolled(int descriptor, int events) throws IOException {
        ByteBuffer memory = ByteBuffer.allocate(0x28).order(ByteOrder.nativeOrder());
        memory.putInt(0x20, descriptor).putShort(0x24, (short) events);
        Files.write(process.resolve("mem"), memory.array());
    }

    @Test
    void whatIsNoPolledSocketIsNotTakenForOne() throws IOException {
        Files.createSymbolicLink(process.resolve("fd/5"), Path.of("socket:[120001]"));
        Files.createSymbolicLink(process.resolve("fd/1"), Path.of("/var/log/app.log"));
        SyscallLine poll = line("7 0x20 0x1 0x3e8");

        writePolled(5, 0);
        assertThat(reader.ofSyscall(poll, 'S', false).detail()).isEqualTo("poll of one descriptor");
        writePolled(1, 1);
        assertThat(reader.ofSyscall(poll, 'S', false).detail()).isEqualTo("poll of one descriptor");
    }

    @Test
    void whyPolledSocketsAreUnknownIsToldOnceOneIsMet() {
        SyscallLine poll = line("7 0x20 0x1 0x3e8");
        assertThat(reader.pollsUnavailable()).isEmpty();

        assertThat(reader.ofSyscall(poll, 'S', false).detail()).isEqualTo("poll of one descriptor");
        assertThat(reader.pollsUnavailable()).contains("4242/mem");
    }

    @Test
    void memoryThatMustNotBeReadIsNot() throws IOException {
        Files.createSymbolicLink(process.resolve("fd/5"), Path.of("socket:[120001]"));
        writePolled(5, 1);
        WaitReader discreet = reader(true, "amd64", false);

        assertThat(discreet.ofSyscall(line("7 0x20 0x1 0x3e8"), 'S', false).detail())
                .isEqualTo("poll of one descriptor");
        assertThat(discreet.pollsUnavailable()).contains("--no-peek");
    }

    @Test
    void aSocketWithoutAPeerIsNoAddressOfAService() throws IOException {
        Files.writeString(process.resolve("net/udp"), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                    1: 0100007F:14E9 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 777 2 0 0
                """);
        Files.createSymbolicLink(process.resolve("fd/5"), Path.of("socket:[777]"));

        KernelWait wait = reader.ofSyscall(line("45 0x5 0x0 0x1"), 'S', false);

        assertThat(wait.detail()).isEqualTo("udp 127.0.0.1:5353");
        assertThat(wait.socketPeer()).isEmpty();
    }

    @Test
    void aPollOfOneDescriptorNamesItsPeerWhereMemoryMayBeRead() throws IOException {
        Files.createSymbolicLink(process.resolve("fd/5"), Path.of("socket:[120001]"));
        writePolled(5, 1);
        SyscallLine poll = line("7 0x20 0x1 0x3e8");

        assertThat(reader.ofSyscall(poll, 'S', false))
                .extracting(KernelWait::cause, KernelWait::detail)
                .containsExactly(WaitCause.SOCKET, "socket 10.0.0.7:5432");
        assertThat(reader(false, "amd64").ofSyscall(poll, 'S', false))
                .extracting(KernelWait::cause, KernelWait::detail)
                .containsExactly(WaitCause.POLL, "socket 10.0.0.7:5432");
    }

    @Test
    void pollOfOneDescriptorIsASocketInAJvmOnly() {
        SyscallLine poll = line("7 0x7ffd 0x1 0xffffffff");

        assertThat(reader.ofSyscall(poll, 'S', false).cause()).isEqualTo(WaitCause.SOCKET);
        assertThat(reader(false, "amd64").ofSyscall(poll, 'S', false).cause()).isEqualTo(WaitCause.POLL);
    }

    @Test
    void numbersAreThoseOfTheMachine() {
        assertThat(reader(true, "aarch64")
                        .ofSyscall(line("101 0x0 0x0"), 'S', false)
                        .cause())
                .isEqualTo(WaitCause.SLEEP);
        assertThat(reader(true, "aarch64")
                        .ofSyscall(line("22 0x0 0x0"), 'S', false)
                        .cause())
                .isEqualTo(WaitCause.POLL);
        assertThat(reader(true, "riscv64")
                        .ofSyscall(line("22 0x0 0x0"), 'S', false)
                        .cause())
                .isEqualTo(WaitCause.OTHER);
    }

    @Test
    void uninterruptibleWaitThatIsNothingElseIsForAFile() {
        assertThat(reader.ofSyscall(line("-1 0x1 0x2"), 'D', false).cause()).isEqualTo(WaitCause.FILE);
        assertThat(reader.ofSyscall(line("58 0x1 0x2"), 'D', false).cause()).isEqualTo(WaitCause.CHILD);
        assertThat(reader.ofSyscall(line("-1 0x1 0x2"), 'S', false).cause()).isEqualTo(WaitCause.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "futex_do_wait, S,",
        "do_epoll_wait, S, POLL",
        "hrtimer_nanosleep, S, SLEEP",
        "anon_pipe_read, S, PIPE",
        "inet_csk_accept, S, SOCKET",
        "wait_woken, S, SOCKET",
        "do_wait, S, CHILD",
        "0, D, FILE",
        "0, T, STOPPED",
        "0, S,"
    })
    void kernelFunctionIsASecondBest(String function, char letter, WaitCause cause) {
        KernelWait wait = reader.ofWchan(function, letter, false);

        assertThat(wait == null ? null : wait.cause()).isEqualTo(cause);
    }

    private static SyscallLine line(String start) {
        SyscallLine line = new SyscallLine();
        String[] words = start.split(" ", -1);
        String padding = words[0].equals("-1") ? "" : " 0x0".repeat(7 - words.length) + " 0x7ffc 0x7fd4";
        assertThat(line.parse(KernelText.of(start + padding + "\n"))).isTrue();
        return Objects.requireNonNull(line);
    }
}
