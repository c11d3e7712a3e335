package heddle.samples.truth;

import java.util.List;
import java.util.stream.Stream;

/** All lines a sample states, put together from the accounts of its threads and locks. */
record Statement(
        List<ThreadAccount> threads, List<Contention> contentions, List<Deadlock> deadlocks, List<Claim> claims) {

    List<String> standing() {
        return texts(Stream.of(
                threads.stream().flatMap(thread -> thread.standing().map(line -> withHolds(thread, line)).stream()),
                contentions.stream().map(Contention::standing),
                stuckLocks().stream().map(StuckLock::standing),
                deadlocks.stream().map(Deadlock::standing),
                count(),
                claims.stream().map(Claim::standing)));
    }

    List<String> during(Window window) {
        Lateness lateness =
                Lateness.of(threads.stream().map(ThreadAccount::diary).toList(), window);
        return texts(Stream.of(
                threads.stream()
                        .flatMap(thread ->
                                thread.during(window, lateness).map(line -> withHolds(thread, line)).stream()),
                contentions.stream().map(contention -> contention.during(window)),
                stuckLocks().stream().map(lock -> lock.during(window)),
                deadlocks.stream().map(deadlock -> deadlock.during(window, threads)),
                count(),
                claims.stream().flatMap(claim -> claim.during(window).stream())));
    }

    private Stream<Line> count() {
        return Stream.of(Line.deadlocks(deadlocks.size()));
    }

    private static List<String> texts(Stream<Stream<Line>> parts) {
        return parts.flatMap(lines -> lines).map(Line::toString).toList();
    }

    private Line withHolds(ThreadAccount thread, Line line) {
        List<String> held = stuckLocks().stream()
                .filter(lock -> lock.isMonitorOf(thread.diary().name()))
                .map(StuckLock::className)
                .sorted()
                .toList();
        return held.isEmpty() ? line : line.put("holds", held);
    }

    private List<StuckLock> stuckLocks() {
        return StuckLock.among(threads.stream()
                .flatMap(thread -> thread.diary().lastWait().stream())
                .toList());
    }
}
