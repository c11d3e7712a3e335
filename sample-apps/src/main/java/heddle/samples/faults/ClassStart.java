package heddle.samples.faults;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A class is initialised by the first thread that needs it, once; others that need it wait inside the JVM. */
final class ClassStart implements Guard {

    private static final AtomicReference<Body> BODY = new AtomicReference<>(() -> {});

    /** The class: its initialiser does what the keeper wants. */
    static final class Late {
        static {
            initialise();
        }

        private Late() {}

        private static void initialise() {
            try {
                Objects.requireNonNull(BODY.get()).run();
            } catch (Exception e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        static void touch() {
            // Being called is all.
        }
    }

    @Override
    public void keep(Body body) {
        BODY.set(body);
        Late.touch();
    }

    @Override
    public void enter(Body body) throws Exception {
        Late.touch();
        body.run();
    }
}
