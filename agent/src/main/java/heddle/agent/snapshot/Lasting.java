package heddle.agent.snapshot;

import java.util.HashSet;
import java.util.Set;

/** Which threads were blocked at the look before, too: only for such a wait is a thread asked for its monitors. */
final class Lasting {

    private Set<Long> before = new HashSet<>();
    private Set<Long> now = new HashSet<>();

    /** A new look begins. */
    void turn() {
        before = now;
        now = new HashSet<>();
    }

    /** Takes down that a thread is blocked; whether it was at the look before. */
    boolean isBlockedAgain(long javaId) {
        now.add(javaId);
        return before.contains(javaId);
    }
}
