package heddle.inspector.view;

import heddle.inspector.model.Activity;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.Strip;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invented thread over a window of five seconds. */
final class SampleThread {
    static final long NOW = 1_000_000_000_000L;
    static final long WINDOW = 5_000_000_000L;

    private final int tid;
    private final String name;
    private ThreadKind kind = ThreadKind.PLATFORM;
    private Activity activity = Activity.RUNNING;
    private @Nullable JvmState jvmState = JvmState.RUNNABLE;
    private @Nullable LockWait lockWait;
    private @Nullable KernelWait kernelWait;
    private long ageNanos = 20_000_000;
    private StateTimes times = StateTimes.ZERO;
    private Transitions transitions = Transitions.NONE;
    private List<StackFrame> frames = List.of();
    private Strip strip = Strip.EMPTY;
    private boolean readyKnown = true;

    private SampleThread(int tid, String name) {
        this.tid = tid;
        this.name = name;
    }

    static SampleThread named(int tid, String name) {
        return new SampleThread(tid, name);
    }

    SampleThread kind(ThreadKind other) {
        kind = other;
        if (other != ThreadKind.PLATFORM) jvmState = null;
        return this;
    }

    SampleThread running(double percent) {
        activity = Activity.RUNNING;
        times = times.plus(part(percent), 0, 0, WaitCause.OTHER);
        return this;
    }

    SampleThread ready(double percent) {
        activity = Activity.READY;
        times = times.plus(0, part(percent), 0, WaitCause.OTHER);
        return this;
    }

    SampleThread waiting(WaitCause cause, double percent) {
        activity = Activity.waiting(cause);
        if (kind == ThreadKind.PLATFORM) jvmState = cause == WaitCause.MONITOR ? JvmState.BLOCKED : JvmState.WAITING;
        times = times.plusWaiting(cause, part(percent));
        return this;
    }

    SampleThread idle() {
        waiting(WaitCause.PARK, 100);
        activity = Activity.idleWorker();
        return this;
    }

    SampleThread on(LockId lock, LockKind lockKind, @Nullable SampleThread owner) {
        lockWait = new LockWait(lock, lockKind, owner == null ? null : owner.ref());
        return this;
    }

    SampleThread peer(String detail) {
        kernelWait = new KernelWait(232, WaitCause.SOCKET, detail, 0x7f39e40fd3b0L, 0x7f3a51c0L);
        return this;
    }

    SampleThread forMillis(long millis) {
        ageNanos = millis * 1_000_000;
        return this;
    }

    /** Arrows taken each second. */
    SampleThread rates(long dispatch, long timeout, long request, long completion) {
        transitions = new Transitions(dispatch * 5, timeout * 5, request * 5, completion * 5);
        return this;
    }

    /** Frames as {@code com.acme.Inventory.reserve:41}, top first. */
    SampleThread at(String... places) {
        frames = Arrays.stream(places).map(SampleThread::frame).toList();
        return this;
    }

    /** On a kernel that does not count its run queue. */
    SampleThread readyUnknown() {
        readyKnown = false;
        return this;
    }

    /** Seconds of history, oldest first, in the letters of the table; a blank is unknown. */
    SampleThread history(String letters) {
        Strip drawn = Strip.EMPTY;
        for (char letter : letters.toCharArray()) drawn = drawn.append(cell(letter));
        strip = drawn;
        return this;
    }

    int tid() {
        return tid;
    }

    ThreadRef ref() {
        return new ThreadRef(tid, javaId(), name);
    }

    /** The thread at the beginning of the window. */
    ThreadControlBlock then() {
        return block(NOW - WINDOW, StateTimes.ZERO, Transitions.NONE);
    }

    ThreadControlBlock now() {
        return block(NOW, times, transitions);
    }

    private ThreadControlBlock block(long asOf, StateTimes upTo, Transitions taken) {
        return new ThreadControlBlock(
                kind == ThreadKind.VIRTUAL ? -1 : tid,
                javaId(),
                name,
                kind,
                kind == ThreadKind.PLATFORM,
                kind == ThreadKind.PLATFORM ? 5 : 0,
                NOW - 60_000_000_000L,
                asOf,
                NOW - ageNanos,
                activity,
                jvmState,
                activity.isWaiting() ? 'S' : 'R',
                readyKnown,
                upTo,
                taken,
                kernelWait,
                lockWait,
                frames,
                frames.isEmpty() ? 0 : NOW,
                null,
                null,
                null,
                0,
                strip);
    }

    private long javaId() {
        return switch (kind) {
            case PLATFORM -> tid % 1000;
            case VIRTUAL -> tid;
            case VM, NATIVE -> -1;
        };
    }

    private static long part(double percent) {
        return (long) (WINDOW * percent / 100);
    }

    private static StackFrame frame(String place) {
        int colon = place.lastIndexOf(':');
        String method = place.substring(0, colon);
        int dot = method.lastIndexOf('.');
        String type = method.substring(0, dot);
        String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
        return new StackFrame(type, method.substring(dot + 1), file, Integer.parseInt(place.substring(colon + 1)));
    }

    private static Strip.Cell cell(char letter) {
        return switch (letter) {
            case 'R' -> Strip.Cell.RUNNING;
            case 'r' -> Strip.Cell.READY;
            case 'L' -> Strip.Cell.LOCK;
            case 'I' -> Strip.Cell.IO;
            case 'T' -> Strip.Cell.SLEEP;
            case 'P' -> Strip.Cell.PARK;
            case 'S' -> Strip.Cell.STOPPED;
            case 'N' -> Strip.Cell.NEW;
            default -> Strip.Cell.UNKNOWN;
        };
    }
}
