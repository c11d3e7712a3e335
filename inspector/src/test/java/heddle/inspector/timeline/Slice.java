package heddle.inspector.timeline;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.ThreadSlice;
import org.jspecify.annotations.Nullable;

/** An invented slice of a kernel thread; times in milliseconds. */
final class Slice {
    private static final long MILLI = 1_000_000L;

    private final int tid;
    private int namespaceTid;
    private boolean fresh;
    private long running;
    private long ready;
    private long waiting;
    private long correction;
    private Transitions transitions = Transitions.NONE;
    private boolean runnable;
    private char letter = '?';
    private @Nullable KernelWait wait = new KernelWait(202, WaitCause.OTHER, "", 0x7f00, 0x40);

    private Slice(int tid) {
        this.tid = tid;
        this.namespaceTid = tid;
    }

    /** The first look at a thread that is blocked on a futex. */
    static Slice fresh(int tid) {
        Slice slice = new Slice(tid);
        slice.fresh = true;
        return slice;
    }

    /** A later look at a thread that is blocked on a futex at its end. */
    static Slice of(int tid) {
        return new Slice(tid);
    }

    Slice namespaceTid(int inner) {
        namespaceTid = inner;
        return this;
    }

    Slice ran(long millis) {
        running = millis;
        transitions = transitions.plus(new Transitions(1, 0, 1, 1));
        return this;
    }

    Slice ready(long millis) {
        ready = millis;
        return this;
    }

    Slice waited(long millis) {
        waiting = millis;
        return this;
    }

    Slice corrected(long millis) {
        correction = millis;
        return this;
    }

    /** At the end it wants a CPU. */
    Slice runnable() {
        runnable = true;
        wait = null;
        return this;
    }

    Slice blockedIn(WaitCause cause) {
        return blockedIn(cause, "");
    }

    Slice blockedIn(WaitCause cause, String detail) {
        wait = new KernelWait(0, cause, detail, 0x7f00, 0x40);
        return this;
    }

    Slice letter(char state) {
        letter = state;
        return this;
    }

    ThreadSlice endingAt(long nanos) {
        return new ThreadSlice(
                tid,
                namespaceTid,
                "comm-" + tid,
                tid,
                fresh,
                nanos,
                running * MILLI,
                ready < 0 ? -1 : ready * MILLI,
                waiting * MILLI,
                correction * MILLI,
                transitions,
                runnable,
                letter,
                wait);
    }
}
