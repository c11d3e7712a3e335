package heddle.inspector.terminal;

import heddle.inspector.view.Msg;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Letters for one reader, in the order in which they came; a newer one takes the place of those it makes worthless. */
final class Mailbox {

    private final Queue<Mail> letters = new ArrayDeque<>();

    synchronized void put(Mail letter) {
        letters.removeIf(earlier -> replaces(letter, earlier));
        letters.add(letter);
        notifyAll();
    }

    /** The oldest letter; waits for one until that {@link System#nanoTime}, then answers null. */
    synchronized @Nullable Mail take(long deadlineNanos) throws InterruptedException {
        long left = deadlineNanos - System.nanoTime();
        while (letters.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadlineNanos - System.nanoTime();
        }
        return letters.poll();
    }

    private static boolean replaces(Mail letter, Mail earlier) {
        if (letter instanceof Mail.News news && earlier instanceof Mail.News old) {
            return old.message() instanceof Msg.Data data
                    && data.isSuperseded()
                    && data.getClass() == news.message().getClass();
        }
        return letter == earlier;
    }
}
