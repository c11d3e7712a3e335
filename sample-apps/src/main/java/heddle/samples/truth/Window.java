package heddle.samples.truth;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The span of time a question is about: asked in wall-clock time, answered on the {@link System#nanoTime()} axis. */
public record Window(long fromNanos, long toNanos) {

    public Window {
        if (toNanos <= fromNanos) {
            throw new IllegalArgumentException("the window is empty: it must end after it begins");
        }
    }

    /** The window between two instants in milliseconds since the epoch; refuses one that is not over yet. */
    public static Window ofEpochMillis(long from, long to) {
        long nowNanos = System.nanoTime();
        long nowEpochNanos =
                ChronoUnit.NANOS.between(Instant.EPOCH, Clock.systemUTC().instant());
        long offset = nowNanos - nowEpochNanos;
        Window window =
                new Window(TimeUnit.MILLISECONDS.toNanos(from) + offset, TimeUnit.MILLISECONDS.toNanos(to) + offset);
        if (window.toNanos > nowNanos) {
            throw new IllegalArgumentException("the window is not over yet");
        }
        return window;
    }

    /** The window that ends now. */
    public static Window last(long millis) {
        long now = System.nanoTime();
        return new Window(now - TimeUnit.MILLISECONDS.toNanos(millis), now);
    }

    Interval interval() {
        return new Interval(fromNanos, toNanos);
    }

    /** Its length. */
    public double seconds() {
        return nanos() / 1e9;
    }

    long nanos() {
        return toNanos - fromNanos;
    }

    /** The share these spans have of the window. */
    double percent(List<Interval> spans) {
        long nanos =
                spans.stream().mapToLong(span -> span.commonNanos(interval())).sum();
        return 100.0 * nanos / nanos();
    }
}
