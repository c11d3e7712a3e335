package heddle.inspector.source.procfs;

/**
 * {@code /proc/PID/task/TID/syscall}: where in the kernel a blocked thread is, see proc_pid_syscall(5).
 *
 * <p>Three forms: {@code running} for a thread that is on or wants a CPU; {@code -1 SP PC} for one blocked outside a
 * system call, such as in a page fault; {@code NUMBER ARG x 6 SP PC}. Mutable and reused like {@link Schedstat}.
 */
final class SyscallLine {
    /** Blocked outside a system call. */
    static final int OUTSIDE = -1;

    private static final byte[] RUNNING = KernelText.label("running");

    private boolean running;
    private int number;
    private long firstArgument;
    private long secondArgument;
    private long thirdArgument;
    private long stackPointer;
    private long programCounter;

    /** Takes the line; false when it is none of the three forms. */
    boolean parse(KernelText text) {
        clear();
        running = text.startsWith(RUNNING);
        if (running) return true;
        long call = text.number();
        if (call == KernelText.NONE) return false;
        number = (int) call;
        if (number != OUTSIDE) takeArguments(text);
        stackPointer = orZero(text.hex());
        programCounter = orZero(text.hex());
        return true;
    }

    private void takeArguments(KernelText text) {
        firstArgument = orZero(text.hex());
        secondArgument = orZero(text.hex());
        thirdArgument = orZero(text.hex());
        text.skipWords(3);
    }

    private void clear() {
        number = OUTSIDE;
        firstArgument = 0;
        secondArgument = 0;
        thirdArgument = 0;
        stackPointer = 0;
        programCounter = 0;
    }

    private static long orZero(long number) {
        return number == KernelText.NONE ? 0 : number;
    }

    boolean isRunning() {
        return running;
    }

    int number() {
        return number;
    }

    long firstArgument() {
        return firstArgument;
    }

    long secondArgument() {
        return secondArgument;
    }

    long thirdArgument() {
        return thirdArgument;
    }

    long stackPointer() {
        return stackPointer;
    }

    long programCounter() {
        return programCounter;
    }
}
