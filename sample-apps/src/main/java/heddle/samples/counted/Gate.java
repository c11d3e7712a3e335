package heddle.samples.counted;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;

/** What lets one through at a time. */
interface Gate {

    boolean tryEnter();

    void enter();

    void leave();

    static Gate of(Lock lock) {
        return new Gate() {
            @Override
            public boolean tryEnter() {
                return lock.tryLock();
            }

            @Override
            public void enter() {
                lock.lock();
            }

            @Override
            public void leave() {
                lock.unlock();
            }
        };
    }

    static Gate semaphore() {
        Semaphore permit = new Semaphore(1);
        return new Gate() {
            @Override
            public boolean tryEnter() {
                return permit.tryAcquire();
            }

            @Override
            public void enter() {
                permit.acquireUninterruptibly();
            }

            @Override
            public void leave() {
                permit.release();
            }
        };
    }
}
