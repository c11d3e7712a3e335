package heddle.samples;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A class whose initialiser does what the program tells it to, and does not return while it does. */
final class SlowStart {

    /** What an initialiser may do. */
    interface Starter {
        void start() throws InterruptedException;
    }

    /** Set before {@link Late} is used for the first time. */
    static final AtomicReference<Starter> STARTER = new AtomicReference<>(() -> {});

    private SlowStart() {}

    /** The class. */
    static final class Late {

        static {
            run();
        }

        private Late() {}

        private static void run() {
            try {
                Objects.requireNonNull(STARTER.get()).start();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Needs the class, and so its initialiser to have run. */
        static void touch() {
            // Being called is all.
        }
    }
}
