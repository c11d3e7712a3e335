package heddle.samples.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** Places that lend out a few things, and make those wait who come when all are lent. */
final class Lendings {

    private Lendings() {}

    /** Borrowing and giving back are two acts, so one may be forgotten. */
    interface Lending extends Guard {
        void borrow() throws InterruptedException;

        void giveBack();

        @Override
        default void keep(Body body) throws Exception {
            enter(body);
        }

        @Override
        default void enter(Body body) throws Exception {
            borrow();
            try {
                body.run();
            } finally {
                giveBack();
            }
        }
    }

    /** Lends permits. */
    record Permits(Semaphore semaphore) implements Lending {
        @Override
        public void borrow() throws InterruptedException {
            semaphore.acquire();
        }

        @Override
        public void giveBack() {
            semaphore.release();
        }
    }

    /** Lends objects, as pools of connections do. */
    static final class Pool implements Lending {

        private final Deque<Object> idle = new ArrayDeque<>();

        Pool(int size) {
            for (int count = 0; count < size; count++) idle.add(new Object());
        }

        @Override
        public synchronized void borrow() throws InterruptedException {
            while (idle.isEmpty()) wait();
            idle.remove();
        }

        @Override
        public synchronized void giveBack() {
            idle.add(new Object());
            notify();
        }
    }
}
