package heddle.samples;

import heddle.samples.truth.Awaited;
import heddle.samples.truth.Cause;
import heddle.samples.truth.Truth;
import heddle.samples.truth.VirtualThreads;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads: a second scheduler, with the same states.
 *
 * <p>Run {@code scripts/demo s05} on Java 21 or newer and look at the threads. There are three carriers:
 *
 * <ul>
 *   <li>{@code virtual-spinner} has one and runs on it: mounted is RUNNING.
 *   <li>{@code virtual-initialiser} waits, but keeps its carrier: the JVM calls class initialisers by native code, and a
 *       stack with native frames cannot be taken off. {@code virtual-class-waiter} waits for it, inside the JVM, and keeps
 *       the third. Both are pinned.
 *   <li>{@code virtual-parked} and {@code virtual-sleeper} wait as they should, without a carrier.
 *   <li>{@code virtual-queued} could run, but there is no carrier left: READY, for ever. That is what pinning costs.
 * </ul>
 */
final class S05VirtualThreads implements Sample {

    private static final String CARRIERS = "3";

    @Override
    public String name() {
        return "s05-virtual-threads";
    }

    @Override
    public String lookFor() {
        return "virtual threads that run, wait, are ready, and two that are pinned to their carriers";
    }

    @Override
    public void start(Truth truth) throws ReflectiveOperationException, InterruptedException {
        truth.start("platform-sleeper", diary -> {
            diary.waitsForGood(Awaited.cause(Cause.SLEEP));
            Thread.sleep(Long.MAX_VALUE);
        });
        if (!VirtualThreads.exist()) {
            System.out.println("# " + VirtualThreads.NEEDED);
        } else {
            System.setProperty("jdk.virtualThreadScheduler.parallelism", CARRIERS);
            System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", CARRIERS);
            startVirtual(truth, VirtualThreads.factory());
        }
    }

    private static void startVirtual(Truth truth, ThreadFactory factory) throws InterruptedException {
        awaitWaiting(truth.startVirtual("virtual-parked", false, factory, diary -> {
            diary.waitsForGood(Awaited.cause(Cause.PARK));
            while (true) {
                LockSupport.park();
            }
        }));
        awaitWaiting(truth.startVirtual("virtual-sleeper", false, factory, diary -> {
            diary.waitsForGood(Awaited.cause(Cause.SLEEP));
            Thread.sleep(Long.MAX_VALUE);
        }));
        SlowStart.STARTER.set(LockSupport::park);
        awaitWaiting(truth.startVirtual("virtual-initialiser", true, factory, diary -> {
            diary.waitsForGood(Awaited.cause(Cause.PARK));
            SlowStart.Late.touch();
        }));
        truth.startVirtual("virtual-class-waiter", true, factory, diary -> {
            diary.waitsForGood(Awaited.cause(Cause.CLASS_INIT));
            SlowStart.Late.touch();
        });
        truth.startVirtual(
                "virtual-spinner", false, factory, diary -> diary.compute(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
        truth.awaitBegun("virtual-class-waiter", "virtual-spinner");
        truth.startInVain("virtual-queued", factory);
    }

    private static void awaitWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
