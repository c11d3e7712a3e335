package heddle.inspector.source.procfs;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.source.procfs.SystemCall.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a blocked thread waits for, from its system call and the descriptor in its arguments.
 *
 * <p>Most futexes are {@link WaitCause#OTHER} here: HotSpot's sleep, park, wait and monitor are all waits for a condition,
 * and so are those of other programs' idle workers; who knows more decides later. Only a mutex is told by its arguments.
 */
final class WaitReader {
    private static final int F_SETLKW = 7;
    private static final int F_OFD_SETLKW = 38;
    /** {@code FUTEX_WAIT} is 0; the flags say that it is private to the process, and which clock counts. */
    private static final long FUTEX_FLAGS = 0x180;

    /** What glibc and musl write into a mutex that somebody waits for; see lowlevellock.h. */
    private static final long LOCKED_AND_AWAITED = 2;

    private static final int S_IFMT = 0xF000;
    private static final int S_IFIFO = 0x1000;

    private static final Finding NOTHING = new Finding(WaitCause.OTHER, "");

    private final Path descriptors;
    private final boolean jvm;
    private final SyscallTable table;
    private final Sockets sockets;
    private final EpollTargets polled;
    private final PollArray polls;
    private final FileLocks locks;
    private boolean settled = true;

    /**
     * @param process the folder {@code /proc/PID}
     * @param jvm whether the process is a Java virtual machine
     */
    WaitReader(Path process, boolean jvm, SyscallTable table, Sockets sockets, PollArray polls) {
        this.descriptors = process.resolve("fd");
        this.jvm = jvm;
        this.table = table;
        this.sockets = sockets;
        this.polled = new EpollTargets(process, sockets);
        this.polls = polls;
        this.locks = new FileLocks(process);
    }

    /** The wait of a thread that {@code line} shows blocked; {@code letter} is its state, '?' when not read. */
    KernelWait ofSyscall(SyscallLine line, char letter, boolean frozen) {
        long postponed = sockets.postponed();
        Finding finding = ofLetter(letter, frozen);
        if (finding == null) finding = ofCall(line);
        settled = sockets.postponed() == postponed;
        if (finding.cause == WaitCause.OTHER && letter == 'D') finding = new Finding(WaitCause.FILE, finding.detail);
        ThreadRef holder = finding.cause == WaitCause.FILE_LOCK ? locks.holder(descriptor(line)) : null;
        int epoll = table.subject(line.number()) == Subject.EPOLL ? (int) line.firstArgument() : -1;
        return new KernelWait(
                line.number(),
                finding.cause,
                finding.detail,
                line.stackPointer(),
                line.programCounter(),
                holder,
                epoll);
    }

    /** Whether all was known of the wait told last; a socket that is younger than the tables read last is named later. */
    boolean isSettled() {
        return settled;
    }

    /** The same by the kernel's function, without a system call to name; null when nothing is known. */
    @Nullable
    KernelWait ofWchan(String function, char letter, boolean frozen) {
        Finding finding = ofLetter(letter, frozen);
        WaitCause cause = finding == null ? ofFunction(function, letter) : finding.cause;
        return cause == null ? null : new KernelWait(SyscallLine.OUTSIDE, cause, "", 0, 0);
    }

    private @Nullable WaitCause ofFunction(String function, char letter) {
        WaitCause cause = Wchan.cause(function);
        if (cause != null) return cause;
        // Socket and terminal reads share this function; Java programs seldom read a terminal.
        if (jvm && function.startsWith("wait_woken")) return WaitCause.SOCKET;
        return letter == 'D' ? WaitCause.FILE : null;
    }

    /** Stopped by a signal or a tracer; frozen threads are shown in sleep, by version 1 in an uninterruptible one. */
    private static @Nullable Finding ofLetter(char letter, boolean frozen) {
        boolean stopped = letter == 'T' || letter == 't' || frozen;
        return stopped ? new Finding(WaitCause.STOPPED, frozen ? "frozen" : "") : null;
    }

    private Finding ofCall(SyscallLine line) {
        Subject subject = table.subject(line.number());
        return switch (subject) {
            case DESCRIPTOR -> ofDescriptor((int) line.firstArgument(), WaitCause.OTHER);
            case SOCKET -> ofDescriptor((int) line.firstArgument(), WaitCause.SOCKET);
            case POLL_ARRAY -> ofPoll(line);
            case POLL -> new Finding(WaitCause.POLL, "");
            case EPOLL -> new Finding(WaitCause.POLL, polled.describe((int) line.firstArgument()));
            case FUTEX -> ofFutex(line);
            case SLEEP -> new Finding(WaitCause.SLEEP, "");
            case CHILD -> new Finding(WaitCause.CHILD, "");
            case FILE -> new Finding(WaitCause.FILE, "");
            case FILE_LOCK -> ofFileLock((int) line.firstArgument());
            case CONTROL -> ofControl(line);
            case UNNAMED -> new Finding(WaitCause.OTHER, "");
        };
    }

    /** A waiter for a mutex expects to find it taken; one for a condition compares with a sequence number. */
    private static Finding ofFutex(SyscallLine line) {
        boolean plainWait = (line.secondArgument() & ~FUTEX_FLAGS) == 0;
        boolean mutex = plainWait && (int) line.thirdArgument() == LOCKED_AND_AWAITED;
        if (!mutex) return new Finding(WaitCause.OTHER, "");
        return new Finding(WaitCause.NATIVE_LOCK, "mutex 0x" + Long.toHexString(line.firstArgument()));
    }

    /**
     * The JDK's sockets with a time limit wait in a poll of their one descriptor before they read: where that is not known,
     * the number of descriptors decides.
     */
    private Finding ofPoll(SyscallLine line) {
        if (line.secondArgument() != 1) return new Finding(WaitCause.POLL, "");
        int descriptor = polls.firstDescriptor(line.firstArgument());
        Finding named = descriptor < 0 ? NOTHING : ofDescriptor(descriptor, WaitCause.OTHER);
        // The thread may have left the call before its stack was read: then any number can lie there.
        boolean told = named.cause == WaitCause.SOCKET || named.cause == WaitCause.PIPE;
        if (!jvm) return new Finding(WaitCause.POLL, told ? named.detail : "");
        return told ? named : new Finding(WaitCause.SOCKET, "poll of one descriptor");
    }

    /** Why the descriptors that threads poll cannot be read; empty when they can, and before one was met. */
    String pollsUnavailable() {
        return polls.unavailable();
    }

    /** Whether it is a poll of an array of descriptors. */
    boolean isPoll(SyscallLine line) {
        return table.subject(line.number()) == Subject.POLL_ARRAY;
    }

    private Finding ofControl(SyscallLine line) {
        long command = line.secondArgument();
        boolean locks = command == F_SETLKW || command == F_OFD_SETLKW;
        return locks ? ofFileLock((int) line.firstArgument()) : new Finding(WaitCause.FILE, "");
    }

    private Path descriptor(SyscallLine line) {
        return descriptors.resolve(Integer.toString((int) line.firstArgument()));
    }

    private Finding ofFileLock(int descriptor) {
        return new Finding(WaitCause.FILE_LOCK, ofDescriptor(descriptor, WaitCause.OTHER).detail);
    }

    private Finding ofDescriptor(int number, WaitCause otherwise) {
        Path entry = descriptors.resolve(Integer.toString(number));
        try {
            return ofLink(
                    entry, DescriptorLink.parse(Files.readSymbolicLink(entry).toString()));
        } catch (IOException closedOrRefused) {
            return new Finding(otherwise, "");
        }
    }

    private Finding ofLink(Path entry, DescriptorLink link) throws IOException {
        return switch (link.kind()) {
            case SOCKET ->
                new Finding(WaitCause.SOCKET, sockets.find(link.inode()).awaited());
            case PIPE -> new Finding(WaitCause.PIPE, "pipe");
            case PATH -> new Finding(isFifo(entry) ? WaitCause.PIPE : WaitCause.FILE, link.text());
            case ANONYMOUS -> new Finding(ofAnonymous(link.text()), link.text());
            case OTHER -> new Finding(WaitCause.OTHER, link.text());
        };
    }

    private static boolean isFifo(Path entry) throws IOException {
        int mode = (int) Files.getAttribute(entry, "unix:mode");
        return (mode & S_IFMT) == S_IFIFO;
    }

    private static WaitCause ofAnonymous(String name) {
        return switch (name) {
            case "inotify", "fanotify", "eventpoll" -> WaitCause.POLL;
            case "timerfd" -> WaitCause.SLEEP;
            case "pidfd" -> WaitCause.CHILD;
            default -> WaitCause.OTHER;
        };
    }

    private record Finding(WaitCause cause, String detail) {}
}
