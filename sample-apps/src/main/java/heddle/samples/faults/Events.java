package heddle.samples.faults;

import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Things that nobody owns: whoever waits for one waits for somebody else to get on. Until first kept, all may enter. */
final class Events {

    private Events() {}

    /** A latch that is opened when the keeper is done. */
    static final class Latch implements Guard {
        private volatile CountDownLatch latch = new CountDownLatch(0);

        @Override
        public void keep(Body body) throws Exception {
            CountDownLatch closed = new CountDownLatch(1);
            latch = closed;
            body.run();
            closed.countDown();
        }

        @Override
        public void enter(Body body) throws Exception {
            latch.await();
            body.run();
        }
    }

    /** A result that the keeper works out. */
    static final class Result implements Guard {
        private volatile FutureTask<Boolean> result = new FutureTask<>(() -> {}, true);

        Result() {
            result.run();
        }

        @Override
        public void keep(Body body) {
            result = new FutureTask<>(() -> {
                body.run();
                return true;
            });
            result.run();
        }

        @Override
        public void enter(Body body) throws Exception {
            result.get();
            body.run();
        }
    }

    /** A flag to be notified of, by hand. */
    static final class Notice implements Guard {
        private boolean kept;

        @Override
        public void keep(Body body) throws Exception {
            set(true);
            body.run();
            set(false);
        }

        private synchronized void set(boolean now) {
            kept = now;
            notifyAll();
        }

        /** Forgets to tell. */
        synchronized void keepUnnoticed(boolean now) {
            kept = now;
        }

        @Override
        public void enter(Body body) throws Exception {
            synchronized (this) {
                while (kept) wait();
            }
            body.run();
        }
    }

    /** The same with a lock and its condition. */
    static final class Signal implements Guard {
        private final Lock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private boolean kept;

        @Override
        public void keep(Body body) throws Exception {
            set(true);
            body.run();
            set(false);
        }

        private void set(boolean now) {
            lock.lock();
            try {
                kept = now;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void enter(Body body) throws Exception {
            lock.lock();
            try {
                while (kept) changed.await();
            } finally {
                lock.unlock();
            }
            body.run();
        }
    }

    /** A queue of limited length that the keeper empties when it is done. */
    static final class Inbox implements Guard {
        private static final int LENGTH = 4;
        private final BlockingQueue<Body> queue = new ArrayBlockingQueue<>(LENGTH);

        @Override
        public void keep(Body body) throws Exception {
            body.run();
            queue.drainTo(new ArrayList<>());
        }

        @Override
        public void enter(Body body) throws Exception {
            queue.put(body);
            body.run();
        }
    }
}
