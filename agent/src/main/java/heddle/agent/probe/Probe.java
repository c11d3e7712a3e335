package heddle.agent.probe;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.AgentMessage.LocksProbed;
import heddle.agent.wire.AgentMessage.ProbeStatus;
import heddle.agent.wire.Bytes;
import heddle.agent.wire.InspectorMessage.ClassWoven;
import heddle.agent.wire.InspectorMessage.StartProbe;
import heddle.agent.wire.ProbeState;
import java.io.Closeable;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one probe from its order to its end, on a thread of its own: changing code takes its time. Every change is told. */
public final class Probe implements Closeable {

    private static final String THREAD_NAME = "heddle-probe";
    private static final long TELL_MILLIS = 250;
    private static final long FAREWELL_MILLIS = 4_000;
    private static final long LEAST_LIMIT = TimeUnit.SECONDS.toNanos(1);
    private static final long MOST_LIMIT = TimeUnit.HOURS.toNanos(1);

    private final Instrumentation instrumentation;
    private final Consumer<? super AgentMessage> out;
    private final BiConsumer<String, Throwable> troubles;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(Probe::thread);
    private volatile @Nullable Reweaving code;
    private volatile long cpuNanos;

    // Of the probe's thread alone.
    private @Nullable ActiveProbe active;
    private long endNanos;
    private long faultsTold;

    /**
     * @param out takes what is told
     * @param troubles takes what was tried and how it failed
     */
    public Probe(
            Instrumentation instrumentation,
            Consumer<? super AgentMessage> out,
            BiConsumer<String, Throwable> troubles) {
        this.instrumentation = instrumentation;
        this.out = out;
        this.troubles = troubles;
    }

    /** Has it begun. */
    @SuppressWarnings("FutureReturnValueIgnored") // Both catch and tell their failures themselves.
    public void start(StartProbe order) {
        executor.execute(() -> begin(order));
        executor.scheduleWithFixedDelay(this::tell, TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Hands over a woven class. */
    public void take(ClassWoven answer) {
        Reweaving asking = code;
        if (asking != null) {
            asking.take(answer);
        }
    }

    /** CPU time that the probe's thread has used so far; what it costs others is theirs. */
    public long cpuNanos() {
        return cpuNanos;
    }

    /** Restores the code and ends the thread. */
    @Override
    public void close() {
        take(new ClassWoven("", Bytes.NONE, "the session has ended"));
        executor.execute(() -> end("detached"));
        executor.shutdown();
        try {
            if (!executor.awaitTermination(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)) {
                String late = "not done within " + FAREWELL_MILLIS + " ms";
                troubles.accept("restore code", new IllegalStateException(late));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(StartProbe order) {
        endNanos = System.nanoTime() + Math.max(LEAST_LIMIT, Math.min(order.limitNanos(), MOST_LIMIT));
        try {
            BootBridge.define(instrumentation, order.bridge().array());
            Reweaving weaving = new Reweaving(instrumentation, classes(order.holds()), out);
            code = weaving;
            ActiveProbe begun = ActiveProbe.begin(weaving);
            active = begun;
            out.accept(new ProbeStatus(ProbeState.ACTIVE, "", begun.changeNanos()));
        } catch (UnmodifiableClassException e) {
            out.accept(new ProbeStatus(ProbeState.UNAVAILABLE, String.valueOf(e.getMessage()), 0));
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            out.accept(new ProbeStatus(ProbeState.UNAVAILABLE, e.toString(), 0));
        }
    }

    private static List<Class<?>> classes(boolean holds) {
        List<Class<?>> classes = new ArrayList<>();
        classes.add(AbstractQueuedSynchronizer.class);
        classes.add(AbstractQueuedLongSynchronizer.class);
        if (holds) {
            classes.add(AbstractOwnableSynchronizer.class);
        }
        return classes;
    }

    private void tell() {
        try {
            cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (active != null) {
                tell(active.news());
            }
            if (active != null && System.nanoTime() - endNanos >= 0) {
                end("its time is over");
            }
        } catch (RuntimeException | Error e) {
            troubles.accept("tell of locks", e);
        }
    }

    /** Also that nothing has happened: it ends the time for which the figures stand. */
    private void tell(LocksProbed news) {
        out.accept(news);
        if (news.faults() != faultsTold) {
            faultsTold = news.faults();
            troubles.accept("count a lock's wait", new IllegalStateException(faultsTold + " were not counted"));
        }
    }

    private void end(String reason) {
        ActiveProbe ending = active;
        if (ending == null) {
            return;
        }
        active = null;
        try {
            out.accept(ending.news());
            long start = System.nanoTime();
            ending.end();
            out.accept(new ProbeStatus(ProbeState.ENDED, reason, System.nanoTime() - start));
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            troubles.accept("restore code", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, THREAD_NAME, 0, false);
        thread.setDaemon(true);
        return thread;
    }
}
