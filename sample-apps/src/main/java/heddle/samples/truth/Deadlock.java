package heddle.samples.truth;

import java.util.List;

/**
 * A deadlock the sample has made.
 *
 * @param kind by what is held
 * @param virtual whether a virtual thread takes part
 * @param confidence how sure an observer must be at least
 * @param threads those on the cycle
 * @param victims those who wait behind it
 */
public record Deadlock(
        String kind, boolean virtual, Confidence confidence, List<String> threads, List<String> victims) {

    public Deadlock {
        threads = List.copyOf(threads);
        victims = List.copyOf(victims);
    }

    Line standing() {
        return Line.deadlock()
                .put("kind", kind)
                .put("virtual", Boolean.toString(virtual))
                .put("confidence", confidence.orBetter())
                .put("threads", threads)
                .put("victims", victims);
    }

    /** It stands since the last of its threads began to wait. */
    Line during(Window window, List<ThreadAccount> accounts) {
        Line line = standing();
        accounts.stream()
                .filter(account -> threads.contains(account.diary().name()))
                .flatMap(account -> account.diary().lastWait().stream())
                .mapToLong(Diary.LastWait::sinceNanos)
                .max()
                .ifPresent(since -> Age.since(since, window).describe(line));
        return line;
    }
}
