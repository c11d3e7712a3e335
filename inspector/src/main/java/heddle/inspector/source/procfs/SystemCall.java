package heddle.inspector.source.procfs;

/**
 * System calls in which a thread can wait, with their numbers on the two machines that the JDKs are made for.
 *
 * <p>From the kernel's {@code asm/unistd_64.h} (x86-64) and {@code asm-generic/unistd.h} (aarch64). A call that is not
 * here either never waits or waits for nothing that has a name of its own.
 */
enum SystemCall {
    READ(0, 63, Subject.DESCRIPTOR),
    WRITE(1, 64, Subject.DESCRIPTOR),
    OPEN(2, SystemCall.NONE, Subject.FILE),
    CLOSE(3, 57, Subject.DESCRIPTOR),
    POLL(7, SystemCall.NONE, Subject.POLL_ARRAY),
    IOCTL(16, 29, Subject.DESCRIPTOR),
    PREAD64(17, 67, Subject.DESCRIPTOR),
    PWRITE64(18, 68, Subject.DESCRIPTOR),
    READV(19, 65, Subject.DESCRIPTOR),
    WRITEV(20, 66, Subject.DESCRIPTOR),
    SELECT(23, SystemCall.NONE, Subject.POLL),
    MSYNC(26, 227, Subject.FILE),
    NANOSLEEP(35, 101, Subject.SLEEP),
    SENDFILE(40, 71, Subject.DESCRIPTOR),
    CONNECT(42, 203, Subject.SOCKET),
    ACCEPT(43, 202, Subject.SOCKET),
    SENDTO(44, 206, Subject.SOCKET),
    RECVFROM(45, 207, Subject.SOCKET),
    SENDMSG(46, 211, Subject.SOCKET),
    RECVMSG(47, 212, Subject.SOCKET),
    SHUTDOWN(48, 210, Subject.SOCKET),
    CLONE(56, 220, Subject.CHILD),
    VFORK(58, SystemCall.NONE, Subject.CHILD),
    WAIT4(61, 260, Subject.CHILD),
    FCNTL(72, 25, Subject.CONTROL),
    FLOCK(73, 32, Subject.FILE_LOCK),
    FSYNC(74, 82, Subject.FILE),
    FDATASYNC(75, 83, Subject.FILE),
    TRUNCATE(76, 45, Subject.FILE),
    FTRUNCATE(77, 46, Subject.FILE),
    GETDENTS(78, SystemCall.NONE, Subject.FILE),
    SYNC(162, 81, Subject.FILE),
    IO_GETEVENTS(208, 4, Subject.FILE),
    FUTEX(202, 98, Subject.FUTEX),
    GETDENTS64(217, 61, Subject.FILE),
    CLOCK_NANOSLEEP(230, 115, Subject.SLEEP),
    EPOLL_WAIT(232, SystemCall.NONE, Subject.EPOLL),
    WAITID(247, 95, Subject.CHILD),
    OPENAT(257, 56, Subject.FILE),
    PSELECT6(270, 72, Subject.POLL),
    PPOLL(271, 73, Subject.POLL_ARRAY),
    SPLICE(275, 76, Subject.DESCRIPTOR),
    TEE(276, 77, Subject.DESCRIPTOR),
    SYNC_FILE_RANGE(277, 84, Subject.FILE),
    VMSPLICE(278, 75, Subject.DESCRIPTOR),
    EPOLL_PWAIT(281, 22, Subject.EPOLL),
    FALLOCATE(285, 47, Subject.FILE),
    ACCEPT4(288, 242, Subject.SOCKET),
    PREADV(295, 69, Subject.DESCRIPTOR),
    PWRITEV(296, 70, Subject.DESCRIPTOR),
    RECVMMSG(299, 243, Subject.SOCKET),
    SYNCFS(306, 267, Subject.FILE),
    SENDMMSG(307, 269, Subject.SOCKET),
    COPY_FILE_RANGE(326, 285, Subject.FILE),
    PREADV2(327, 286, Subject.DESCRIPTOR),
    PWRITEV2(328, 287, Subject.DESCRIPTOR),
    IO_PGETEVENTS(333, 292, Subject.FILE),
    IO_URING_ENTER(426, 426, Subject.POLL),
    CLONE3(435, 435, Subject.CHILD),
    OPENAT2(437, 437, Subject.FILE),
    EPOLL_PWAIT2(441, 441, Subject.EPOLL);

    private static final int NONE = -1;

    private final int x86;
    private final int arm;
    private final Subject subject;

    SystemCall(int x86, int arm, Subject subject) {
        this.x86 = x86;
        this.arm = arm;
        this.subject = subject;
    }

    /** What decides the cause of a wait in the call. */
    enum Subject {
        /** What the descriptor in the first argument leads to. */
        DESCRIPTOR,
        /** The same, and it can only be a socket. */
        SOCKET,
        POLL,
        /** The list of descriptors behind the one in the first argument. */
        EPOLL,
        /** An array of descriptors in the first argument, its length in the second. */
        POLL_ARRAY,
        SLEEP,
        CHILD,
        FILE,
        FILE_LOCK,
        /** The command in the second argument. */
        CONTROL,
        /** A lock, when the other arguments are those of one. */
        FUTEX,
        /** Nothing that has a name: a signal, memory. */
        UNNAMED
    }

    Subject subject() {
        return subject;
    }

    /** Its number on the machine, negative where the machine has no such call. */
    int number(Machine machine) {
        return machine == Machine.X86_64 ? x86 : arm;
    }

    /** The machines whose numbers are known. */
    enum Machine {
        X86_64,
        AARCH64
    }
}
