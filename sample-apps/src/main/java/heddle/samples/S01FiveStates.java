package heddle.samples;

import heddle.samples.truth.Awaited;
import heddle.samples.truth.Cause;
import heddle.samples.truth.Diary;
import heddle.samples.truth.Truth;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The five states, and every common way to wait.
 *
 * <p>Run {@code scripts/demo s01} and look at the threads:
 *
 * <ul>
 *   <li>RUNNING and READY: the spinners. There is one more of them than processors, so each runs a part of the time and is
 *       ready, in want of a processor, for the rest. {@code yielder} gives its processor up whenever it has one, so it is
 *       pre-empted most often. {@code duty} does all three: it runs, sleeps, and is ready in between.
 *   <li>WAITING: all the others, each for another cause. {@code monitor-blocked} and {@code lock-blocked} have somebody to
 *       blame; a semaphore has no owner. To the JVM those in a read, an accept or a select are RUNNABLE: only the kernel
 *       knows that they wait. So it is with {@code class-waiter}, which the JVM itself holds up, and from Java 22 on with
 *       {@code native-blocked}, which wants a mutex of the C library.
 *   <li>TERMINATED: {@code brief-1}, {@code brief-2} and so on come and go, one every two seconds.
 *   <li>NEW: not to be seen from outside. A thread that was made but not started has no kernel thread, and the JVM lists
 *       started ones only; the births of the brief ones are all that shows.
 * </ul>
 */
final class S01FiveStates implements Sample {

    private static final long BRIEF_LIFE_MILLIS = 1500;
    private static final long BIRTH_INTERVAL_MILLIS = 2000;
    private static final long DUTY_MILLIS = 10;

    /** What {@code monitor-blocked} wants to enter. */
    private static final class Gate {}

    /** What {@code object-waiter} waits at. */
    private static final class Mailbox {}

    @Override
    public String name() {
        return "s01-five-states";
    }

    @Override
    public String lookFor() {
        return "running and ready spinners, a thread for each way to wait, brief lives that end";
    }

    @Override
    public void start(Truth truth) throws IOException, ReflectiveOperationException {
        startSpinners(truth);
        startBlocked(truth);
        startConditionWaiters(truth);
        startResourceWaiters(truth);
        startParked(truth);
        startInKernel(truth);
        startAtClassInitialiser(truth);
        if (Runtime.version().feature() >= NativeMutex.SINCE) startAtNativeMutex(truth);
        startChildWaiter(truth);
        truth.start("parent", diary -> bearChildren(truth, diary));
    }

    private static void startSpinners(Truth truth) {
        int spinners = Runtime.getRuntime().availableProcessors() + 1;
        for (int number = 1; number <= spinners; number++) {
            truth.start("spinner-" + number, diary -> diary.compute(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
        }
        truth.start("yielder", diary -> diary.compute(Long.MAX_VALUE, TimeUnit.NANOSECONDS, S01FiveStates::giveWay));
        truth.start("duty", S01FiveStates::computeAndSleep);
    }

    @SuppressWarnings("ThreadPriorityCheck") // that a processor is given up for nothing is what is shown
    private static void giveWay() {
        Thread.yield();
    }

    private static void computeAndSleep(Diary diary) throws InterruptedException {
        while (true) {
            diary.compute(DUTY_MILLIS, TimeUnit.MILLISECONDS);
            diary.sleep(DUTY_MILLIS);
        }
    }

    /** Each holder starts the thread it will block when it has what that thread wants. */
    private static void startBlocked(Truth truth) {
        Gate gate = new Gate();
        truth.start("monitor-holder", diary -> {
            synchronized (gate) {
                truth.start("monitor-blocked", blocked -> enter(gate, blocked));
                sleepForGood(diary);
            }
        });
        ReentrantLock lock = new ReentrantLock();
        truth.start("lock-holder", diary -> {
            lock.lock();
            truth.start("lock-blocked", blocked -> acquire(lock, blocked));
            sleepForGood(diary);
        });
    }

    private static void enter(Gate gate, Diary diary) {
        diary.waitsForGood(Awaited.lock(Cause.MONITOR, "monitor", Gate.class, "monitor-holder"));
        synchronized (gate) {
            throw new IllegalStateException("the holder let go");
        }
    }

    private static void acquire(ReentrantLock lock, Diary diary) {
        diary.waitsForGood(Awaited.lock(Cause.LOCK, "reentrant", ReentrantLock.class, "lock-holder"));
        lock.lock();
    }

    private static void startConditionWaiters(Truth truth) {
        Mailbox mailbox = new Mailbox();
        truth.start("object-waiter", diary -> {
            diary.waitsForGood(Awaited.object(Cause.CONDITION, Mailbox.class));
            synchronized (mailbox) {
                while (true) {
                    mailbox.wait();
                }
            }
        });
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        truth.start("condition-waiter", diary -> {
            diary.waitsForGood(Awaited.cause(Cause.CONDITION));
            lock.lock();
            while (true) {
                condition.await();
            }
        });
    }

    private static void startResourceWaiters(Truth truth) {
        Semaphore noPermits = new Semaphore(0);
        truth.start("semaphore-waiter", diary -> {
            diary.waitsForGood(Awaited.unownedLock(Cause.RESOURCE, "semaphore", Semaphore.class));
            noPermits.acquire();
        });
        FutureTask<String> neverRun = new FutureTask<>(() -> "an answer");
        truth.start("future-waiter", diary -> {
            diary.waitsForGood(Awaited.object(Cause.RESOURCE, FutureTask.class));
            neverRun.get();
        });
        Thread sleeper = truth.start("잠자는-스레드", S01FiveStates::sleepForGood);
        // Many a main thread rests so for good; it is no deadlock.
        truth.start("self-joiner", diary -> {
            diary.waitsForGood(Awaited.object(Cause.RESOURCE, Thread.class));
            Thread.currentThread().join();
        });
        truth.start("join-waiter", diary -> {
            diary.waitsForGood(Awaited.object(Cause.RESOURCE, Thread.class));
            sleeper.join();
        });
    }

    private static void startParked(Truth truth) {
        truth.start("parked", diary -> {
            diary.waitsForGood(Awaited.cause(Cause.PARK));
            while (true) {
                LockSupport.park();
            }
        });
        truth.start("timed-parked", diary -> {
            diary.waitsForGood(Awaited.cause(Cause.SLEEP));
            while (true) {
                LockSupport.parkNanos(TimeUnit.DAYS.toNanos(1));
            }
        });
        startIdleWorker(truth);
    }

    private static void startIdleWorker(Truth truth) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> truth.newThread("idle-worker", diary -> {
                    diary.waitsForGood(Awaited.work());
                    work.run();
                }));
        pool.prestartCoreThread();
    }

    /** The JVM lets one thread initialise a class; others that need it wait without a lock that Java knows. */
    private static void startAtClassInitialiser(Truth truth) {
        truth.start("class-initialiser", diary -> {
            SlowStart.STARTER.set(() -> {
                truth.start("class-waiter", waiter -> {
                    waiter.waitsForGood(Awaited.cause(Cause.CLASS_INIT));
                    SlowStart.Late.touch();
                });
                sleepForGood(diary);
            });
            SlowStart.Late.touch();
        });
    }

    /** Nothing in Java tells who has it, or that it is there at all. */
    private static void startAtNativeMutex(Truth truth) throws ReflectiveOperationException {
        NativeMutex mutex = new NativeMutex();
        truth.start("native-holder", diary -> {
            mutex.lock();
            truth.start("native-blocked", blocked -> {
                blocked.waitsForGood(Awaited.cause(Cause.NATIVE_LOCK));
                mutex.lock();
            });
            sleepForGood(diary);
        });
    }

    private static void startChildWaiter(Truth truth) throws IOException {
        // It ends with its input, which is a pipe from here, so it does not outlive this program.
        Process child =
                new ProcessBuilder("cat").redirectOutput(Redirect.DISCARD).start();
        truth.start("child-waiter", diary -> {
            diary.waitsForGood(Awaited.cause(Cause.CHILD));
            child.waitFor();
        });
    }

    private static void startInKernel(Truth truth) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept();
        truth.start("socket-reader", diary -> {
            diary.waitsForGood(Awaited.answer(accepted));
            accepted.getInputStream().read();
            client.close();
        });
        // With a time limit the JDK polls the socket before it reads.
        truth.start("socket-poller", diary -> {
            client.setSoTimeout(Integer.MAX_VALUE);
            diary.waitsForGood(Awaited.answer(client));
            client.getInputStream().read();
            accepted.close();
        });
        truth.start("socket-acceptor", diary -> {
            diary.waitsForGood(Awaited.caller(server));
            server.accept();
        });
        Selector selector = Selector.open();
        truth.start("selector", diary -> {
            diary.waitsForGood(Awaited.cause(Cause.POLL));
            selector.select();
        });
        Pipe pipe = Pipe.open();
        truth.start("pipe-reader", diary -> {
            diary.waitsForGood(Awaited.cause(Cause.PIPE));
            pipe.source().read(ByteBuffer.allocate(1));
        });
    }

    private static void bearChildren(Truth truth, Diary diary) throws InterruptedException {
        for (int number = 1; ; number++) {
            truth.start("brief-" + number, brief -> brief.sleep(BRIEF_LIFE_MILLIS));
            diary.sleep(BIRTH_INTERVAL_MILLIS);
        }
    }

    private static void sleepForGood(Diary diary) throws InterruptedException {
        diary.waitsForGood(Awaited.cause(Cause.SLEEP));
        Thread.sleep(Long.MAX_VALUE);
    }
}
