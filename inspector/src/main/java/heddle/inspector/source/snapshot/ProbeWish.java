package heddle.inspector.source.snapshot;

import java.time.Duration;

/**
 * Which probe is wanted.
 *
 * @param holds whether also how long locks are held; else what waits for them cost
 * @param limit when it ends by itself, at most an hour
 */
public record ProbeWish(boolean holds, Duration limit) {
    /** The option's words. */
    public String text() {
        return holds ? "exact,hold" : "exact";
    }
}
