package heddle.inspector.diagnosis.rule;

import static java.util.stream.Collectors.joining;

import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import java.util.Collection;

/** The parts of a sentence. */
final class Words {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int MOST_NAMES = 3;

    private Words() {}

    /** {@code 1 thread waits}, {@code 5 threads wait}. */
    static String threadsWait(int threads) {
        return threads == 1 ? "1 thread waits" : threads + " threads wait";
    }

    /** One thread by its name, several by their number and some names: {@code 5 threads (a, b, c and 2 more)}. */
    static String who(Collection<ThreadControlBlock> threads) {
        return threads.size() == 1 ? names(threads) : threads(threads.size()) + " (" + names(threads) + ")";
    }

    /** The same with what they do: {@code worker-1 waits}, {@code 5 threads (…) wait}. */
    static String who(Collection<ThreadControlBlock> threads, String does, String doThey) {
        return who(threads) + " " + (threads.size() == 1 ? does : doThey);
    }

    /** {@code 1 thread}, {@code 5 threads}. */
    static String threads(int count) {
        return count == 1 ? "1 thread" : count + " threads";
    }

    /** The names of some threads, {@code worker-1, worker-2 and 3 more}. */
    static String names(Collection<ThreadControlBlock> threads) {
        String named =
                threads.stream().limit(MOST_NAMES).map(ThreadControlBlock::name).collect(joining(", "));
        int more = threads.size() - MOST_NAMES;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    /** Where in its own code a thread is, {@code  at Shop.sell:41} with the blank before it; empty when not known. */
    static String place(ThreadControlBlock thread) {
        return StackFrame.firstOwn(thread.frames())
                .map(site -> " at " + site.shortText())
                .orElse("");
    }

    /** What a thread does and where, {@code running at Shop.sell:41}. */
    static String doing(ThreadControlBlock thread) {
        return activity(thread) + place(thread);
    }

    private static String activity(ThreadControlBlock thread) {
        WaitCause cause = thread.activity().cause();
        LockWait lockWait = thread.lockWait();
        boolean waitedBefore =
                thread.jvmState() == JvmState.RUNNABLE && thread.activity().isBlocked();
        if (waitedBefore) return "runnable";
        return switch (thread.activity().state()) {
            case RUNNING -> "running";
            case READY -> "ready but without a CPU";
            case WAITING ->
                lockWait != null && thread.isHeldUp()
                        ? "waiting for " + lockWait.lock().shortText() + " itself"
                        : waiting(cause == null ? WaitCause.OTHER : cause);
            case NEW, TERMINATED -> "ended";
        };
    }

    /** What somebody who waits for {@code cause} is. */
    static String waiting(WaitCause cause) {
        return switch (cause) {
            case MONITOR, LOCK -> "waiting for another lock";
            case RESOURCE -> "waiting for a resource";
            case CONDITION -> "waiting to be notified";
            case PARK -> "parked";
            case SLEEP -> "asleep";
            case SOCKET -> "waiting for a socket";
            case POLL -> "waiting for events";
            case FILE -> "waiting for a file";
            case PIPE -> "waiting for a pipe";
            case CHILD -> "waiting for a child process";
            case FILE_LOCK -> "waiting for a file lock";
            case NATIVE_LOCK -> "waiting for a native lock";
            case CLASS_INIT -> "waiting for a class to be initialised";
            case SAFEPOINT -> "stopped by the JVM";
            case STOPPED -> "stopped";
            case OTHER -> "waiting";
        };
    }

    /** A length of time, {@code 350 ms}, {@code 3.2 s}, {@code 41 s}. */
    static String time(long nanos) {
        if (nanos < NANOS_PER_MILLI) return decimal(nanos / NANOS_PER_MILLI) + " ms";
        if (nanos < NANOS_PER_SECOND) return Math.round(nanos / 1e6) + " ms";
        if (nanos >= 10 * NANOS_PER_SECOND) return Math.round(nanos / NANOS_PER_SECOND) + " s";
        return decimal(nanos / NANOS_PER_SECOND) + " s";
    }

    /** One digit after the point; a formatter takes longer than all the rest of a finding. */
    static String decimal(double value) {
        long tenths = Math.round(10 * value);
        return tenths / 10 + "." + tenths % 10;
    }

    static String percent(double percent) {
        return Math.round(percent) + " %";
    }
}
