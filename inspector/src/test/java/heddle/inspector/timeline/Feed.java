package heddle.inspector.timeline;

import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.ProcessExamined;
import heddle.inspector.observation.ProcessSlice;
import heddle.inspector.observation.ThreadsIdentified;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Feeds a fold as live sources would: a tick of the kernel every 250 ms, looks at the JVM where the test says so. */
final class Feed {
    static final long MILLI = 1_000_000L;
    static final long TICK = 250 * MILLI;
    static final long START = 1_000_000 * MILLI;

    private final Fold fold = new Fold(new Target(4711, 99, "shop", "17"), () -> 0);
    private final List<JavaThread> javaThreads = new ArrayList<>();
    private long nowNanos = START - TICK;
    private char processState = 'S';
    private long throttledNanos = -1;
    private double stolenShare = -1;

    long now() {
        return nowNanos;
    }

    /** Time passes without a tick. */
    Feed pass(long millis) {
        nowNanos += millis * MILLI;
        return this;
    }

    Feed processState(char state) {
        processState = state;
        return this;
    }

    /** From now on a quota stops the process for so long in each tick. */
    Feed throttled(long millis) {
        throttledNanos = millis * MILLI;
        return this;
    }

    /** From now on other guests get this part of the CPU time. */
    Feed stolen(double share) {
        stolenShare = share;
        return this;
    }

    /** The next tick, 250 ms after the last moment. */
    Feed tick(Slice... slices) {
        return tickWithout(List.of(), slices);
    }

    /** A tick at which threads are found to be gone. */
    Feed tickWithout(List<Integer> ended, Slice... slices) {
        nowNanos += TICK;
        return tell(new KernelTick(
                nowNanos,
                Instant.EPOCH.plusNanos(nowNanos),
                Arrays.stream(slices).map(slice -> slice.endingAt(nowNanos)).toList(),
                ended,
                new ProcessSlice(processState, 1, 1, throttledNanos, stolenShare, Map.of())));
    }

    Feed ticks(int count) {
        for (int i = 0; i < count; i++) tick();
        return this;
    }

    /** From now on looks list these threads, which run on the kernel threads whose ids are ten less. */
    Feed identify(JavaThread... threads) {
        javaThreads.addAll(List.of(threads));
        for (JavaThread thread : threads) identify(thread.javaId(), (int) thread.javaId() - 10);
        return this;
    }

    Feed identify(long javaId, int namespaceTid) {
        return tell(new ThreadsIdentified(
                List.of(new ThreadsIdentified.Entry(javaId, namespaceTid, "identified-" + namespaceTid))));
    }

    /** Looks list these threads too, though nobody knows where they run. */
    Feed list(JavaThread... threads) {
        javaThreads.addAll(List.of(threads));
        return this;
    }

    Feed unlist(JavaThread thread) {
        javaThreads.remove(thread);
        return this;
    }

    /** The JVM tells its threads. */
    Feed look() {
        return tell(new JvmThreads(
                nowNanos, MILLI, javaThreads.stream().map(JavaThread::seen).toList()));
    }

    Feed frames(JavaThread thread, List<StackFrame> frames) {
        return tell(new FramesSeen(nowNanos, 0, List.of(thread.seenWith(frames))));
    }

    /** The process is found to have these sockets, such as {@code tcp listening :8080}. */
    Feed sockets(String... sockets) {
        return tell(new ProcessExamined(Snapshots.process(nowNanos, "0", sockets)));
    }

    /** Java ids of those whose stacks are wanted. */
    List<Long> puzzling() {
        return fold.puzzling();
    }

    Feed tell(Observation observation) {
        observation.tell(fold);
        return this;
    }

    Snapshot snapshot() {
        return fold.snapshot();
    }

    LockAccount account(LockId lock) {
        return Objects.requireNonNull(snapshot().locks().get(lock));
    }

    ThreadControlBlock thread(int tid) {
        return snapshot().byTid(tid).orElseThrow();
    }

    long ageMillis(int tid) {
        Snapshot snapshot = snapshot();
        return snapshot.ageNanos(snapshot.byTid(tid).orElseThrow()) / MILLI;
    }
}
