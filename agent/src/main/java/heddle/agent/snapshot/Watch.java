package heddle.agent.snapshot;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.AgentMessage.Cost;
import heddle.agent.wire.AgentMessage.FramesSeen;
import heddle.agent.wire.AgentMessage.HoldersSeen;
import heddle.agent.wire.AgentMessage.ThreadsSeen;
import heddle.agent.wire.AgentMessage.ThreadsStarted;
import heddle.agent.wire.LockHolders;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Observes the threads again and again: all of them a few times a second, stacks only where a wait has none yet. For one
 * thread, which calls {@link #observe} when {@link #remainingNanos} is over.
 */
public final class Watch {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LEAST_NANOS_BETWEEN_WISHES = SECOND / 4;
    private static final int FIRST_RATE = 4;
    private static final int MAX_RATE = 10;

    /** No more than 8000 threads are read per second: above 2000, fewer than four snapshots. */
    private static final long LEAST_NANOS_PER_THREAD = SECOND / 8_000;

    private static final boolean PAUSELESS = Runtime.version().feature() >= PauselessStacks.SINCE;
    private static final boolean VIRTUAL = Runtime.version().feature() >= VirtualThreads.SINCE;
    private static final boolean MONITORS = Runtime.version().feature() == MonitorFields.OF_JDK;

    private final Consumer<? super AgentMessage> out;
    private final BiConsumer<String, Throwable> troubles;
    private final ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    private final ThreadAccess access;
    private final PlatformThreads platformThreads;
    private final @Nullable VirtualThreads virtualThreads;
    private final Holders holders;
    private final Stacks stacks;
    private final Waits waits = new Waits(PAUSELESS);
    private final Pulse snapshots;
    private final Pulse frames;
    private final Pulse virtuals;
    private final Pulse wishes;

    private final News platformHolders = new News();
    private final News virtualHolders = new News();
    private int rate = FIRST_RATE;
    private long sequence;
    private long pauses;
    private long longestPauseNanos;

    /**
     * Finds the best ways this JVM has; a way that is closed is told and another one taken, or none.
     *
     * @param out takes what is seen
     * @param troubles takes what was tried and how it failed
     */
    public Watch(Consumer<? super AgentMessage> out, BiConsumer<String, Throwable> troubles) {
        this.out = out;
        this.troubles = troubles;
        access = access();
        MonitorFields monitors = MONITORS ? open("read monitors", MonitorFields::new) : null;
        platformThreads = new PlatformThreads(access, bean, monitors);
        virtualThreads =
                VIRTUAL ? open("list virtual threads", () -> new VirtualThreads(access, bean, monitors)) : null;
        ReadHolds readHolds = open("read who holds read locks", ReadHolds::new);
        holders = new Holders(access, readHolds, open("read pools", Pools::new));
        stacks = PAUSELESS ? new PauselessStacks(access, bean) : new PausingStacks(bean);
        long now = System.nanoTime();
        snapshots = new Pulse(SECOND / rate, now);
        frames = new Pulse(PAUSELESS ? 0 : SECOND, now);
        virtuals = new Pulse(SECOND, now);
        wishes = new Pulse(PAUSELESS ? 0 : LEAST_NANOS_BETWEEN_WISHES, now);
    }

    /** Whether this JVM gives stacks without a safepoint. */
    public static boolean framesWithoutPause() {
        return PAUSELESS;
    }

    /** Whether this JVM has virtual threads. */
    public static boolean seesVirtualThreads() {
        return VIRTUAL;
    }

    /** Sets the snapshots per second, within 1 to 10. */
    public void setRate(int snapshotsPerSecond) {
        rate = Math.max(1, Math.min(snapshotsPerSecond, MAX_RATE));
        snapshots.setPeriodNanos(SECOND / rate);
    }

    /** How long until there is something to observe; not positive when there is now. */
    public long remainingNanos(long nowNanos) {
        long untilSnapshot = snapshots.remainingNanos(nowNanos);
        return virtualThreads == null ? untilSnapshot : Math.min(untilSnapshot, virtuals.remainingNanos(nowNanos));
    }

    /** Does what is due. */
    public void observe(long nowNanos) {
        if (snapshots.isDue(nowNanos)) {
            attempt("snapshot", () -> snapshot(nowNanos));
        }
        VirtualThreads seen = virtualThreads;
        if (seen != null && virtuals.isDue(nowNanos)) {
            attempt("virtual threads", () -> see(seen));
        }
    }

    /** Takes the stacks of these platform threads now, of the first 64; where that stops the JVM, not at every key press. */
    public void takeFrames(List<Long> javaIds) {
        if (!wishes.isDue(System.nanoTime())) {
            return;
        }
        attempt("frames", () -> take(javaIds.subList(0, Math.min(javaIds.size(), Waits.MAX_STACKS))));
    }

    /** What observing has cost so far, on the calling thread and in pauses. */
    public Cost cost(long otherCpuNanos) {
        return new Cost(bean.getCurrentThreadCpuTime() + otherCpuNanos, pauses, longestPauseNanos);
    }

    /** Most threads may live too short to be seen. */
    public ThreadsStarted threadsStarted() {
        return new ThreadsStarted(bean.getTotalStartedThreadCount());
    }

    private void snapshot(long nowNanos) {
        Thread[] threads = access.threads();
        ThreadsSeen seen = platformThreads.see(++sequence, threads, this::virtualThreads);
        attempt(
                "holders",
                () -> tell(platformHolders, false, holders.ofPlatform(threads, seen.threads(), this::virtualThreads)));
        out.accept(seen);
        snapshots.setPeriodNanos(Math.max(SECOND / rate, seen.total() * LEAST_NANOS_PER_THREAD));
        waits.see(seen.threads(), nowNanos);
        if (frames.isDue(nowNanos)) {
            take(waits.wanted(seen.threads(), nowNanos));
        }
    }

    private List<Thread> virtualThreads() {
        return virtualThreads == null ? List.of() : virtualThreads.list();
    }

    private void see(VirtualThreads virtual) {
        List<Thread> listed = virtual.list();
        Thread[] platform = access.threads();
        attempt("holders", () -> tell(virtualHolders, true, holders.ofVirtual(listed, platform)));
        out.accept(virtual.see(listed, platform));
    }

    private void tell(News news, boolean virtual, List<LockHolders> locks) {
        if (news.areIn(locks)) {
            out.accept(new HoldersSeen(System.nanoTime(), virtual, locks));
        }
    }

    /** That there is nothing is news once, and not again and again. */
    private static final class News {
        private boolean told;

        boolean areIn(List<?> now) {
            boolean before = told;
            told = !now.isEmpty();
            return told || before;
        }
    }

    private void take(List<Long> javaIds) {
        if (javaIds.isEmpty()) {
            return;
        }
        FramesSeen seen = stacks.take(javaIds);
        if (seen.pauseNanos() > 0) {
            pauses++;
            longestPauseNanos = Math.max(longestPauseNanos, seen.pauseNanos());
        }
        waits.seeFrames(seen.threads());
        out.accept(seen);
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            troubles.accept(what, e);
        }
    }

    private ThreadAccess access() {
        try {
            return new OpenedThreads();
        } catch (ReflectiveOperationException | RuntimeException e) {
            troubles.accept("read threads from inside", e);
            return new PublicThreads();
        }
    }

    /** A way into the JDK's inside. */
    private interface Opening<T> {
        T open() throws ReflectiveOperationException;
    }

    private <T> @Nullable T open(String what, Opening<T> way) {
        try {
            return way.open();
        } catch (ReflectiveOperationException | RuntimeException e) {
            troubles.accept(what, e);
            return null;
        }
    }
}
