package heddle.agent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition with a limit. */
final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Eventually() {}

    static void holds(String claim, BooleanSupplier condition) {
        holdsWithin(LIMIT, () -> claim, claimed -> condition.getAsBoolean());
    }

    static <T> void holds(Supplier<T> subject, Predicate<T> condition) {
        holdsWithin(LIMIT, subject, condition);
    }

    static <T> void holdsWithin(Duration limit, Supplier<T> subject, Predicate<T> condition) {
        long start = System.nanoTime();
        T seen = subject.get();
        while (!condition.test(seen)) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new AssertionError("not within " + limit + ": " + seen);
            }
            LockSupport.parkNanos(LOOK_NANOS);
            seen = subject.get();
        }
    }
}
