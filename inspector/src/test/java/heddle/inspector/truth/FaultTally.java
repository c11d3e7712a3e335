package heddle.inspector.truth;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What came of some runs, counted.
 *
 * @param programs runs of programs with a fault
 * @param deadlocks those of them that are in a deadlock
 * @param deadlocksFound those of which Heddle named all members and nobody else
 * @param deadlocksPrinted those of which {@code jcmd Thread.print} reports any
 * @param findings those that state a finding
 * @param findingsTold those of which Heddle told it
 * @param owners locks that one thread had all the time around the last look, of those whose owner the JVM records
 * @param ownersRight those of which Heddle named that thread
 * @param ownersInvented locks without a known owner, or of another one, for which Heddle named one
 * @param twins runs of healthy twins that stated their health
 * @param twinsSilent those of which Heddle found nothing bad
 * @param falseDeadlocks runs in which Heddle found more deadlocks than there were
 * @param lost locks that lose half a thread-second a second or more
 * @param lostClose those of which Heddle told the loss within 6 percent
 * @param broken runs of which nothing could be compared
 */
record FaultTally(
        String name,
        long programs,
        long deadlocks,
        long deadlocksFound,
        long deadlocksPrinted,
        long findings,
        long findingsTold,
        long owners,
        long ownersRight,
        long ownersInvented,
        long twins,
        long twinsSilent,
        long falseDeadlocks,
        long lost,
        long lostClose,
        long broken) {

    private static final double MUCH_LOST = 0.5;
    private static final double CLOSE = 0.06;

    static FaultTally of(String name, List<FaultRun> runs) {
        List<FaultRun> stuck = runs.stream().filter(FaultTally::hasDeadlock).toList();
        List<FaultRun> finding = having("finding", runs);
        List<FaultRun> silent = having("silent", runs);
        List<Compared> all =
                runs.stream().flatMap(run -> run.of("lock", "owner")).toList();
        List<Compared> owners = all.stream()
                .filter(result -> !result.expected().startsWith("none"))
                .toList();
        List<Compared> lost = runs.stream()
                .flatMap(run -> run.of("lock", "lost_per_s"))
                .filter(result -> own(result) >= MUCH_LOST)
                .toList();
        return new FaultTally(
                name,
                count(runs, run -> !run.program().healthy()),
                stuck.size(),
                count(stuck, run -> run.of("deadlock", "threads").allMatch(Compared::holds)),
                count(stuck, FaultRun::printedDeadlock),
                finding.size(),
                count(finding, run -> run.tells("finding")),
                owners.size(),
                count(owners, Compared::holds),
                count(all, FaultTally::isInvented),
                silent.size(),
                count(silent, run -> run.tells("silent")),
                count(runs, FaultTally::hasFalseDeadlock),
                lost.size(),
                count(lost, FaultTally::isClose),
                count(runs, run -> !run.failure().isEmpty()));
    }

    private static boolean hasDeadlock(FaultRun run) {
        return run.told().contains("deadlock");
    }

    private static boolean isInvented(Compared owner) {
        String seen = owner.verdict().seen();
        return !owner.holds() && !seen.equals("none") && !seen.equals(TruthComparison.MISSING);
    }

    private static boolean hasFalseDeadlock(FaultRun run) {
        return run.of("deadlocks", "count")
                .anyMatch(result -> result.verdict().error().orElse(0) > 0);
    }

    private static List<FaultRun> having(String subject, List<FaultRun> runs) {
        return runs.stream().filter(run -> run.told().contains(subject)).toList();
    }

    private static <T> long count(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).count();
    }

    private static double own(Compared result) {
        return Range.parse(result.expected()).own().orElse(0);
    }

    private static boolean isClose(Compared result) {
        return Math.abs(result.verdict().error().orElse(Double.MAX_VALUE)) <= CLOSE * own(result);
    }

    static String heading() {
        return row(
                "FAULT",
                "RUNS",
                "DEADLOCKS",
                "jcmd",
                "FINDINGS",
                "OWNERS",
                "INVENTED",
                "LOST 6 %",
                "TWINS",
                "FALSE",
                "BROKEN");
    }

    String line() {
        return row(
                name,
                Long.toString(programs),
                of(deadlocksFound, deadlocks),
                of(deadlocksPrinted, deadlocks),
                of(findingsTold, findings),
                of(ownersRight, owners),
                Long.toString(ownersInvented),
                of(lostClose, lost),
                of(twinsSilent, twins),
                Long.toString(falseDeadlocks),
                Long.toString(broken));
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder(String.format("%-22s", cells[0]));
        Stream.of(cells).skip(1).forEach(cell -> row.append(String.format("%11s", cell)));
        return row.toString();
    }

    private static String of(long part, long all) {
        return all == 0 ? "-" : part + "/" + all;
    }
}
