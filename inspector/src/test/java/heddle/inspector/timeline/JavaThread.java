package heddle.inspector.timeline;

import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.StackFrame;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.JvmThreads.Form;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invented Java thread as its JVM tells it: RUNNABLE at first, each wait counted. */
final class JavaThread {
    private final long javaId;
    private JvmState state = JvmState.RUNNABLE;
    private Form form = Form.NONE;
    private @Nullable LockId lock;
    private @Nullable JavaThread owner;
    private long blocked;
    private long waited;

    private JavaThread(long javaId) {
        this.javaId = javaId;
    }

    static JavaThread of(long javaId) {
        return new JavaThread(javaId);
    }

    /** A lock of that class. */
    static LockId lock(String className, int hash) {
        return new LockId(className, hash);
    }

    /** Frames from words such as {@code com.acme.Shop.sell}, top first. */
    static List<StackFrame> frames(String... places) {
        return Arrays.stream(places).map(JavaThread::frame).toList();
    }

    private static StackFrame frame(String place) {
        int dot = place.lastIndexOf('.');
        return new StackFrame(place.substring(0, dot), place.substring(dot + 1), "Shop.java", 41);
    }

    long javaId() {
        return javaId;
    }

    JavaThread runs() {
        return state(JvmState.RUNNABLE, Form.NONE, null, null);
    }

    JavaThread entersMonitor(LockId monitor, @Nullable JavaThread holder) {
        blocked++;
        return state(JvmState.BLOCKED, Form.MONITOR_ENTER, monitor, holder);
    }

    JavaThread waitsAt(LockId object) {
        waited++;
        return state(JvmState.WAITING, Form.OBJECT_WAIT, object, null);
    }

    JavaThread parksOn(@Nullable LockId blocker, @Nullable JavaThread holder) {
        waited++;
        return state(JvmState.WAITING, Form.PARK, blocker, holder);
    }

    JavaThread parksForAWhileOn(@Nullable LockId blocker) {
        waited++;
        return state(JvmState.TIMED_WAITING, Form.PARK, blocker, null);
    }

    JavaThread sleeps() {
        waited++;
        return state(JvmState.TIMED_WAITING, Form.SLEEP, null, null);
    }

    JavaThread state(JvmState next, Form how, @Nullable LockId what, @Nullable JavaThread holder) {
        state = next;
        form = how;
        lock = what;
        owner = holder;
        return this;
    }

    JvmThreads.Entry seen() {
        return new JvmThreads.Entry(
                javaId,
                "java-" + javaId,
                state,
                false,
                5,
                blocked,
                waited,
                form,
                lock,
                owner == null ? -1 : owner.javaId,
                owner == null ? "" : "java-" + owner.javaId);
    }

    FramesSeen.Entry seenWith(List<StackFrame> frames) {
        return new FramesSeen.Entry(javaId, blocked, waited, frames);
    }

    /** The stack of a pool's worker that waits for work. */
    static List<StackFrame> idleStack() {
        return frames(
                "jdk.internal.misc.Unsafe.park",
                "java.util.concurrent.LinkedBlockingQueue.take",
                "java.util.concurrent.ThreadPoolExecutor.getTask",
                "java.util.concurrent.ThreadPoolExecutor$Worker.run",
                "java.lang.Thread.run");
    }
}
