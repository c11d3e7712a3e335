package heddle.inspector.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Which threads to ask for their stacks, because nothing else explains why they wait: each once in a while, and not more
 * than one question a second, for before JDK 21 it stops the target for a moment.
 */
final class Puzzles {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_AT_ONCE = 64;

    private final Set<Long> asked = new HashSet<>();
    private long askedAtNanos = Long.MIN_VALUE / 2;
    private long forgottenAtNanos;

    /** Those to ask for now, of all that puzzle us. */
    List<Long> toAsk(List<Long> puzzling, long nowNanos) {
        if (puzzling.isEmpty() || nowNanos - askedAtNanos < PERIOD_NANOS) return List.of();
        if (nowNanos - forgottenAtNanos > AGAIN_NANOS) {
            asked.clear();
            forgottenAtNanos = nowNanos;
        }
        List<Long> fresh = puzzling.stream()
                .filter(javaId -> !asked.contains(javaId))
                .limit(MOST_AT_ONCE)
                .toList();
        if (fresh.isEmpty()) return fresh;
        asked.addAll(fresh);
        askedAtNanos = nowNanos;
        return fresh;
    }
}
