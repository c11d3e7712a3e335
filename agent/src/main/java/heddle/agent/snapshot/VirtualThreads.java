package heddle.agent.snapshot;

import heddle.agent.wire.AgentMessage.VirtualThreadsSeen;
import heddle.agent.wire.FrameEntry;
import heddle.agent.wire.LockEntry;
import heddle.agent.wire.VirtualEntry;
import heddle.agent.wire.WaitForm;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Describes virtual threads, which no management bean knows. From Java 21 on, and only where the JDK's inside is open. */
final class VirtualThreads {

    static final int SINCE = 21;
    static final int MAX_THREADS = 10_000;

    private static final int MAX_STACKS = 64;

    private static final String NO_MONITORS = "The JVM does not tell which monitors virtual threads own or wait for.";
    private static final String NOT_ALL = "With jdk.trackAllThreads=false it lists only those that executors started.";

    private final ThreadAccess access;
    private final ThreadMXBean bean;
    private final VirtualThreadList list = new VirtualThreadList();
    private final VirtualThreadFields fields = new VirtualThreadFields();
    private final @Nullable MonitorFields monitors;
    private final Lasting blocked = new Lasting();
    private Map<Long, Long> carriers = new HashMap<>();

    /** @param monitors tells of their monitors, null where that is closed */
    VirtualThreads(ThreadAccess access, ThreadMXBean bean, @Nullable MonitorFields monitors)
            throws ReflectiveOperationException {
        this.access = access;
        this.bean = bean;
        this.monitors = monitors;
    }

    /** Some of them, all if there are not more than {@value #MAX_THREADS}, and one more than these when there are. */
    List<Thread> list() {
        return list.list(MAX_THREADS + 1);
    }

    VirtualThreadsSeen see(List<Thread> threads, Thread[] platform) {
        long atNanos = System.nanoTime();
        long startCpuNanos = bean.getCurrentThreadCpuTime();
        boolean truncated = threads.size() > MAX_THREADS;
        int total = truncated ? (int) list.countWithPlatformThreads() - platform.length : threads.size();
        NameBudget names = new NameBudget(threads.size());
        Map<Long, Long> mounted = new HashMap<>();
        blocked.turn();
        Monitors entered = monitors == null ? null : new Monitors(monitors, access, () -> threads, platform);
        List<VirtualEntry> entries = threads.stream()
                .limit(MAX_THREADS)
                .map(it -> entry(it, mounted, names, entered))
                .toList();
        carriers = mounted;
        long costNanos = bean.getCurrentThreadCpuTime() - startCpuNanos;
        return new VirtualThreadsSeen(atNanos, costNanos, total, truncated, hidden(), entries);
    }

    private String hidden() {
        String all = monitors == null ? NO_MONITORS : "";
        return list.isComplete() ? all : (all.isEmpty() ? "" : all + " ") + NOT_ALL;
    }

    private VirtualEntry entry(Thread thread, Map<Long, Long> mounted, NameBudget names, @Nullable Monitors entered) {
        Object blocker = LockSupport.getBlocker(thread);
        Thread carrier = fields.carrier(thread);
        Thread.State state = thread.getState();
        if (carrier != null && fields.carrier(thread) != carrier) {
            carrier = null; // it left while it was looked at, and its state may be that of afterwards
        }
        if (carrier != null) {
            mounted.put(access.id(thread), access.id(carrier));
        }
        WaitForm form = form(thread, state, carrier);
        return new VirtualEntry(
                access.id(thread),
                names.fit(thread.getName()),
                state,
                carrier == null ? VirtualEntry.UNMOUNTED : access.id(carrier),
                waitsOn(thread, form, blocker, names, entered),
                form,
                carrier == null ? List.of() : frames(thread, carrier, mounted.size()));
    }

    private @Nullable LockEntry waitsOn(
            Thread thread, WaitForm form, @Nullable Object blocker, NameBudget names, @Nullable Monitors entered) {
        if (form == WaitForm.MONITOR_ENTER && entered != null) {
            return blocked.isBlockedAgain(access.id(thread)) ? entered.wanted(thread, names) : null;
        }
        return form == WaitForm.PARK && blocker != null ? lock(blocker, names) : null;
    }

    /** Whoever is found on the same carrier twice runs for long, or waits and is pinned: its stack tells by what. */
    private List<FrameEntry> frames(Thread thread, Thread carrier, int place) {
        Long before = carriers.get(access.id(thread));
        boolean stays = before != null && before == access.id(carrier) && place <= MAX_STACKS;
        return stays ? Stacks.frames(access.stack(thread)) : List.of();
    }

    /** A sleeping virtual thread is parked; the JDK makes no difference. */
    private WaitForm form(Thread thread, Thread.State state, @Nullable Thread carrier) {
        return switch (state) {
            case NEW, RUNNABLE, TERMINATED -> WaitForm.NONE;
            case BLOCKED -> WaitForm.MONITOR_ENTER;
            case WAITING, TIMED_WAITING -> isInObjectWait(thread, carrier) ? WaitForm.OBJECT_WAIT : WaitForm.PARK;
        };
    }

    /** Either unmounted, or pinned to a carrier that waits in its place. */
    private boolean isInObjectWait(Thread thread, @Nullable Thread carrier) {
        return fields.isInObjectWait(thread)
                || (carrier != null && ThreadStatus.form(access.status(carrier)) == WaitForm.OBJECT_WAIT);
    }

    private LockEntry lock(Object blocker, NameBudget names) {
        Thread owner = blocker instanceof AbstractOwnableSynchronizer lock ? fields.owner(lock) : null;
        return new LockEntry(
                blocker.getClass().getName(),
                System.identityHashCode(blocker),
                owner == null ? LockEntry.NO_OWNER : access.id(owner),
                owner == null ? "" : names.fit(owner.getName()));
    }
}
