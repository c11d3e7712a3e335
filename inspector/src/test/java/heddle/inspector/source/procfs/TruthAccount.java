package heddle.inspector.source.procfs;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The accounts of a {@link TruthProgram} in a file that both sides map, so that they can be read at the very moment at
 * which the sampler reads the kernel's.
 */
final class TruthAccount {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Two looks at the clock of a computing thread are less than this apart. */
    private static final long LONGEST_STEP_NANOS = 15_000;

    /** A timer fires and wakes its thread this late on an idle machine. */
    private static final long TIMER_SLACK_NANOS = 60_000;

    private static final int SLOT_BYTES = 256;
    private static final int COPY_BYTES = 64;
    private static final int RUNNING = 0;
    private static final int READY = 8;
    private static final int WAITING = 16;
    private static final int AS_OF = 24;
    private static final int DEADLINE = 32;

    private final ByteBuffer memory;

    private TruthAccount(ByteBuffer memory) {
        this.memory = memory;
    }

    static TruthAccount open(Path file, int threads) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new TruthAccount(channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) threads * SLOT_BYTES));
        }
    }

    Slot slot(int index) {
        return new Slot(index * SLOT_BYTES);
    }

    /** Time in each state so far. */
    record Times(long runningNanos, long readyNanos, long waitingNanos) {
        Times minus(Times earlier) {
            return new Times(
                    runningNanos - earlier.runningNanos,
                    readyNanos - earlier.readyNanos,
                    waitingNanos - earlier.waitingNanos);
        }

        long total() {
            return runningNanos + readyNanos + waitingNanos;
        }
    }

    /**
     * One thread's account, written by that thread alone.
     *
     * <p>Kept twice: the copy that is not valid is written, then made the valid one. So a writer that loses its CPU in
     * the middle does not keep the reader waiting.
     */
    final class Slot {
        private final int base;

        private Slot(int base) {
            this.base = base;
        }

        private long version() {
            return (long) LONG.getAcquire(memory, base);
        }

        private int copy(long version) {
            return base + COPY_BYTES + (int) (version & 1) * COPY_BYTES;
        }

        private long get(int field) {
            return (long) LONG.getAcquire(memory, copy(version()) + field);
        }

        void begin(long nowNanos) {
            book(0, 0, 0, nowNanos, 0);
        }

        /** The thread still computes; returns the time given. Allocates nothing: a collection would be a wait. */
        long computeUntil(long nowNanos) {
            long step = nowNanos - get(AS_OF);
            boolean lost = step > LONGEST_STEP_NANOS;
            book(lost ? 0 : step, lost ? step : 0, 0, nowNanos, 0);
            return nowNanos;
        }

        /** The thread goes to sleep now. */
        void waitUntil(long deadlineNanos) {
            book(0, 0, 0, computeUntil(System.nanoTime()), deadlineNanos);
        }

        /** The thread is back; it ran so long on its way to sleep and back, else it was in the queue beyond the deadline. */
        void wakeAt(long nowNanos, long ranNanos) {
            long passed = nowNanos - get(AS_OF);
            long running = Math.min(ranNanos, passed);
            long late = passed - waited(get(AS_OF), get(DEADLINE), nowNanos);
            long ready = Math.max(0, Math.min(late, passed - running) - running);
            book(running, ready, passed - running - ready, nowNanos, 0);
        }

        private void book(long running, long ready, long waiting, long asOfNanos, long deadlineNanos) {
            long next = version() + 1;
            int copy = copy(next);
            LONG.setRelease(memory, copy + RUNNING, get(RUNNING) + running);
            LONG.setRelease(memory, copy + READY, get(READY) + ready);
            LONG.setRelease(memory, copy + WAITING, get(WAITING) + waiting);
            LONG.setRelease(memory, copy + AS_OF, asOfNanos);
            LONG.setRelease(memory, copy + DEADLINE, deadlineNanos);
            LONG.setRelease(memory, base, next);
        }

        /** The account as it stands at a moment, read from outside while the thread goes on. */
        Times at(long nowNanos) {
            while (true) {
                long version = version();
                Times times = peek(nowNanos);
                if (version() == version) return times;
            }
        }

        private Times peek(long nowNanos) {
            long deadline = get(DEADLINE);
            long step = nowNanos - get(AS_OF);
            long waiting = deadline == 0 ? 0 : waited(get(AS_OF), deadline, nowNanos);
            long running = deadline == 0 && step <= LONGEST_STEP_NANOS ? step : 0;
            return new Times(get(RUNNING) + running, get(READY) + step - running - waiting, get(WAITING) + waiting);
        }
    }

    private static long waited(long sinceNanos, long deadlineNanos, long nowNanos) {
        return Math.max(0, Math.min(nowNanos, deadlineNanos + TIMER_SLACK_NANOS) - sinceNanos);
    }
}
