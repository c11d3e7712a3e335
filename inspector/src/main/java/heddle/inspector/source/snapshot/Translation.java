package heddle.inspector.source.snapshot;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.FrameEntry;
import heddle.agent.wire.LockEntry;
import heddle.agent.wire.LockHolders;
import heddle.agent.wire.RecordingState;
import heddle.agent.wire.ThreadEntry;
import heddle.agent.wire.ThreadFrames;
import heddle.agent.wire.VirtualEntry;
import heddle.agent.wire.WaitForm;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.StackFrame;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.HoldersSeen;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.JvmThreads.Form;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.observation.VirtualThreads;
import org.jspecify.annotations.Nullable;

/** What the agent says, in the words of the observations. */
final class Translation {
    private static final String NOBODY = "";

    private Translation() {}

    static JvmThreads.Entry thread(ThreadEntry thread) {
        LockEntry lock = thread.waitsOn();
        return new JvmThreads.Entry(
                thread.javaId(),
                thread.name(),
                state(thread.state()),
                thread.daemon(),
                thread.priority(),
                thread.blockedCount(),
                thread.waitedCount(),
                form(thread.form()),
                lockId(lock),
                ownerId(lock),
                ownerName(lock));
    }

    static VirtualThreads virtualThreads(AgentMessage.VirtualThreadsSeen seen) {
        return new VirtualThreads(
                seen.atNanos(),
                seen.costNanos(),
                seen.total(),
                seen.truncated(),
                seen.hidden(),
                seen.threads().stream().map(Translation::virtualThread).toList());
    }

    private static VirtualThreads.Entry virtualThread(VirtualEntry thread) {
        LockEntry lock = thread.waitsOn();
        return new VirtualThreads.Entry(
                thread.javaId(),
                thread.name(),
                state(thread.state()),
                thread.carrierJavaId(),
                form(thread.form()),
                lockId(lock),
                ownerId(lock),
                ownerName(lock),
                thread.frames().stream().map(Translation::frame).toList());
    }

    static HoldersSeen holders(AgentMessage.HoldersSeen seen) {
        return new HoldersSeen(
                seen.atNanos(),
                seen.virtual(),
                seen.locks().stream().map(Translation::lock).toList());
    }

    private static HoldersSeen.Entry lock(LockHolders lock) {
        return new HoldersSeen.Entry(
                new LockId(lock.className(), lock.identityHash()),
                lock.any(),
                lock.holders().stream()
                        .map(holder -> new HoldersSeen.Holder(holder.javaId(), holder.name()))
                        .toList());
    }

    static FramesSeen frames(AgentMessage.FramesSeen seen) {
        return new FramesSeen(
                seen.atNanos(),
                seen.pauseNanos(),
                seen.threads().stream().map(Translation::stack).toList());
    }

    private static FramesSeen.Entry stack(ThreadFrames thread) {
        return new FramesSeen.Entry(
                thread.javaId(),
                thread.blockedCount(),
                thread.waitedCount(),
                thread.frames().stream().map(Translation::frame).toList());
    }

    private static StackFrame frame(FrameEntry frame) {
        return new StackFrame(frame.className(), frame.method(), frame.file(), frame.line());
    }

    static RecordingChanged recording(AgentMessage.RecordingStatus status) {
        return new RecordingChanged(state(status.state()), status.reason(), status.lockThresholdNanos());
    }

    private static RecordingChanged.State state(RecordingState state) {
        return switch (state) {
            case STARTED -> RecordingChanged.State.RUNNING;
            case REFUSED -> RecordingChanged.State.REFUSED;
            case STOPPED -> RecordingChanged.State.STOPPED;
            case UNAVAILABLE, FAILED -> RecordingChanged.State.UNAVAILABLE;
        };
    }

    private static JvmState state(Thread.State state) {
        return switch (state) {
            case NEW -> JvmState.NEW;
            case RUNNABLE -> JvmState.RUNNABLE;
            case BLOCKED -> JvmState.BLOCKED;
            case WAITING -> JvmState.WAITING;
            case TIMED_WAITING -> JvmState.TIMED_WAITING;
            case TERMINATED -> JvmState.TERMINATED;
        };
    }

    /** A sleep is on nothing, and its timed state tells it apart already. */
    private static Form form(WaitForm form) {
        return switch (form) {
            case NONE, SLEEP -> Form.NONE;
            case MONITOR_ENTER -> Form.MONITOR_ENTER;
            case OBJECT_WAIT -> Form.OBJECT_WAIT;
            case PARK -> Form.PARK;
        };
    }

    private static @Nullable LockId lockId(@Nullable LockEntry lock) {
        return lock == null ? null : new LockId(lock.className(), lock.identityHash());
    }

    private static long ownerId(@Nullable LockEntry lock) {
        return lock == null ? LockEntry.NO_OWNER : lock.ownerJavaId();
    }

    private static String ownerName(@Nullable LockEntry lock) {
        return lock == null ? NOBODY : lock.ownerName();
    }
}
