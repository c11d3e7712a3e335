package heddle.samples.truth;

import java.util.List;
import java.util.stream.Stream;

/** All lines a sample states, put together from the accounts of its threads and locks. */
record Statement(List<ThreadAccount> threads, List<Contention> contentions, List<Deadlock> deadlocks) {

    List<String> standing() {
        return joined(
                threads.stream().flatMap(thread -> thread.standing().map(line -> withHolds(thread, line)).stream()),
                contentions.stream().map(Contention::standing),
                stuckLocks().stream().map(StuckLock::standing),
                deadlocks.stream().map(Deadlock::standing));
    }

    List<String> during(Window window) {
        Lateness lateness =
                Lateness.of(threads.stream().map(ThreadAccount::diary).toList(), window);
        return joined(
                threads.stream()
                        .flatMap(thread ->
                                thread.during(window, lateness).map(line -> withHolds(thread, line)).stream()),
                contentions.stream().map(contention -> contention.during(window)),
                stuckLocks().stream().map(lock -> lock.during(window)),
                deadlocks.stream().map(deadlock -> deadlock.during(window, threads)));
    }

    private List<String> joined(
            Stream<Line> ofThreads, Stream<Line> ofContended, Stream<Line> ofStuck, Stream<Line> ofDeadlocks) {
        Stream<Line> count = Stream.of(Line.deadlocks(deadlocks.size()));
        return Stream.of(ofThreads, ofContended, ofStuck, ofDeadlocks, count)
                .flatMap(lines -> lines)
                .map(Line::toString)
                .toList();
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
