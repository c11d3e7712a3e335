package heddle.samples.truth;

import java.util.List;

/** A deadlock the sample has made: those on the cycle, and those who wait behind it. */
record Deadlock(String kind, List<String> threads, List<String> victims) {

    Line standing() {
        Line line = Line.deadlock().put("kind", kind).put("virtual", "false").put("threads", threads);
        return line.put("victims", victims);
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
