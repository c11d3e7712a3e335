package heddle.samples.faults;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Locks proper: whoever has one must give it back. */
final class Locks {

    private Locks() {}

    /** What {@code synchronized} takes; the object is the guard itself. */
    static final class Monitor implements Guard {
        @Override
        public void keep(Body body) throws Exception {
            enter(body);
        }

        @Override
        public void enter(Body body) throws Exception {
            synchronized (this) {
                body.run();
            }
        }
    }

    /** The two modes of a lock, which may be the same. */
    record Modes(Lock kept, Lock entered) implements Guard {

        static Modes of(Lock lock) {
            return new Modes(lock, lock);
        }

        /** Readers wait for a writer. */
        static Modes keptByWriter() {
            ReadWriteLock lock = new ReentrantReadWriteLock();
            return new Modes(lock.writeLock(), lock.readLock());
        }

        /** A writer waits for readers. */
        static Modes keptByReader() {
            ReadWriteLock lock = new ReentrantReadWriteLock();
            return new Modes(lock.readLock(), lock.writeLock());
        }

        @Override
        public void keep(Body body) throws Exception {
            with(kept, body);
        }

        @Override
        public void enter(Body body) throws Exception {
            with(entered, body);
        }

        private static void with(Lock lock, Body body) throws Exception {
            lock.lock();
            try {
                body.run();
            } finally {
                lock.unlock();
            }
        }
    }
}
