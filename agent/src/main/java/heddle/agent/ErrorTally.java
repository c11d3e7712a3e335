package heddle.agent;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.AgentMessage.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts what goes wrong and tells each kind when its count reaches 1, 2, 4, 8 and so on: an error on every tick must
 * neither be lost nor flood the socket. For any thread.
 */
final class ErrorTally {

    static final int MAX_KINDS = 32;
    private static final int MAX_MESSAGE_CHARS = 200;

    private static final List<String> OTHER = List.of("more", "further kinds of trouble, not told apart");

    /** By what was tried and what was answered; not a record, see {@link heddle.agent.wire.LockEntry#isSameObjectAs}. */
    private final Map<List<String>, Long> counts = new HashMap<>();

    private final Consumer<? super AgentMessage> out;

    ErrorTally(Consumer<? super AgentMessage> out) {
        this.out = out;
    }

    /** Notes that something was tried and failed. */
    void note(String what, Throwable error) {
        note(what, error.toString());
    }

    /** Notes that something was tried and what was answered. */
    synchronized void note(String what, String message) {
        List<String> kind = List.of(what, message.substring(0, Math.min(message.length(), MAX_MESSAGE_CHARS)));
        if (!counts.containsKey(kind) && counts.size() >= MAX_KINDS) {
            kind = OTHER;
        }
        long count = counts.merge(kind, 1L, Long::sum);
        if (Long.bitCount(count) == 1) {
            out.accept(new Trouble(kind.get(0), kind.get(1), count));
        }
    }
}
