package heddle.samples;

import heddle.samples.truth.Cause;
import heddle.samples.truth.Contention;
import heddle.samples.truth.Diary;
import heddle.samples.truth.Truth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Four ways to wait in {@code java.util.concurrent}, each with its own threads.
 *
 * <p>Run {@code scripts/demo s03} and look at the locks:
 *
 * <ul>
 *   <li>{@code ReentrantLock}: the clerks wait for the one that has the till; the owner is known.
 *   <li>{@code ReentrantReadWriteLock}: readers wait for a writer, and so does the other writer; the writer is known. While
 *       readers have the lock nobody owns it: they share it, and the JDK only counts them. Each keeps its own count, which tells.
 *   <li>{@code Semaphore}: two permits, five guests. Both are taken, and by nature there is no owner to blame.
 *   <li>{@code Condition}: the cooks wait for orders. That is no contention: nobody keeps them from anything.
 * </ul>
 */
final class S03LockContention implements Sample {

    private static final int CLERKS = 4;
    private static final int WRITERS = 2;
    private static final int READERS = 3;
    private static final int GUESTS = 5;
    private static final int ROOMS = 2;
    private static final int COOKS = 2;

    private static final long COMPUTE_MILLIS = 1;
    private static final long TILL_MILLIS = 4;
    private static final long WRITE_MILLIS = 10;
    private static final long READ_MILLIS = 3;
    private static final long STAY_MILLIS = 10;
    private static final long PAUSE_MILLIS = 5;
    private static final long ORDER_INTERVAL_MILLIS = 15;

    @Override
    public String name() {
        return "s03-lock-contention";
    }

    @Override
    public String lookFor() {
        return "a lock, a read-write lock, a semaphore without owner, and a condition that is no contention";
    }

    @Override
    public void start(Truth truth) {
        startClerks(truth);
        startReadersAndWriters(truth);
        startGuests(truth);
        startKitchen(truth);
    }

    private static void startClerks(Truth truth) {
        Lock till = new ReentrantLock();
        Contention contention = truth.contention(ReentrantLock.class, "reentrant", Cause.LOCK);
        for (int number = 1; number <= CLERKS; number++) {
            truth.start("clerk-" + number, diary -> ownAgainAndAgain(till, contention, TILL_MILLIS, diary));
        }
    }

    private static void ownAgainAndAgain(Lock lock, Contention contention, long holdMillis, Diary diary)
            throws InterruptedException {
        while (true) {
            diary.asks(contention);
            lock.lock();
            try {
                diary.owns(contention);
                diary.compute(COMPUTE_MILLIS, TimeUnit.MILLISECONDS);
                diary.sleep(holdMillis);
            } finally {
                diary.releases(contention);
                lock.unlock();
            }
            diary.sleep(PAUSE_MILLIS);
        }
    }

    private static void startReadersAndWriters(Truth truth) {
        ReadWriteLock book = new ReentrantReadWriteLock();
        Contention contention = truth.contention(ReentrantReadWriteLock.class, "read-write", Cause.LOCK);
        for (int number = 1; number <= WRITERS; number++) {
            truth.start(
                    "writer-" + number, diary -> ownAgainAndAgain(book.writeLock(), contention, WRITE_MILLIS, diary));
        }
        for (int number = 1; number <= READERS; number++) {
            truth.start("reader-" + number, diary -> read(book.readLock(), contention, diary));
        }
    }

    private static void read(Lock lock, Contention contention, Diary diary) throws InterruptedException {
        while (true) {
            diary.asks(contention);
            lock.lock();
            try {
                diary.shares(contention);
                diary.sleep(READ_MILLIS);
            } finally {
                lock.unlock();
            }
            diary.sleep(PAUSE_MILLIS);
        }
    }

    private static void startGuests(Truth truth) {
        Semaphore rooms = new Semaphore(ROOMS);
        Contention contention = truth.contention(Semaphore.class, "semaphore", Cause.RESOURCE);
        for (int number = 1; number <= GUESTS; number++) {
            truth.start("guest-" + number, diary -> stay(rooms, contention, diary));
        }
    }

    private static void stay(Semaphore rooms, Contention contention, Diary diary) throws InterruptedException {
        while (true) {
            diary.asks(contention);
            rooms.acquire();
            try {
                diary.shares(contention);
                diary.sleep(STAY_MILLIS);
            } finally {
                rooms.release();
            }
            diary.sleep(PAUSE_MILLIS);
        }
    }

    private static void startKitchen(Truth truth) {
        Orders orders = new Orders();
        for (int number = 1; number <= COOKS; number++) {
            truth.start("cook-" + number, orders::cook);
        }
        truth.start("waiter", orders::place);
    }

    /** A queue by hand, to have its condition in plain sight. */
    private static final class Orders {

        private final Lock lock = new ReentrantLock();
        private final Condition placed = lock.newCondition();
        private final Deque<Integer> open = new ArrayDeque<>();

        void place(Diary diary) throws InterruptedException {
            for (int number = 1; ; number++) {
                diary.sleep(ORDER_INTERVAL_MILLIS);
                lock.lock();
                try {
                    open.add(number);
                    placed.signal();
                } finally {
                    lock.unlock();
                }
            }
        }

        void cook(Diary diary) throws InterruptedException {
            while (true) {
                take(diary);
                diary.compute(COMPUTE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        private void take(Diary diary) throws InterruptedException {
            lock.lock();
            try {
                while (open.isEmpty()) {
                    diary.awaits(Cause.CONDITION);
                    placed.await();
                    diary.resumes(Cause.CONDITION);
                }
                open.remove();
            } finally {
                lock.unlock();
            }
        }
    }
}
