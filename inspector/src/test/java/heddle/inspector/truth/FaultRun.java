package heddle.inspector.truth;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One program of the matrix, looked at once.
 *
 * @param results what the program expected, beside what Heddle said
 * @param printedDeadlock whether the JDK's own {@code jcmd Thread.print} reported a deadlock
 * @param answer all that Heddle said
 * @param failure why nothing could be compared; empty when it was
 */
record FaultRun(
        FaultProgram program, Jdk jdk, List<Compared> results, Json answer, boolean printedDeadlock, String failure) {

    /** What depends on how busy the machine is; it is reported, and judged elsewhere. */
    private static final Set<String> AMOUNTS = Set.of("lost_per_s", "waits", "wait_ms.p50", "wait_ms.max", "since_ms");

    FaultRun {
        results = List.copyOf(results);
    }

    static boolean isAmount(Compared result) {
        return AMOUNTS.contains(result.field());
    }

    /** What there was to tell: {@code deadlock}, {@code finding} and so on. */
    Set<String> told() {
        return subjects(result -> true);
    }

    /** Those of which a field was told wrong or not at all. */
    Set<String> missed() {
        return subjects(result -> !result.holds());
    }

    private Set<String> subjects(Predicate<Compared> wanted) {
        return judged().filter(wanted).map(FaultRun::subject).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Compared> judged() {
        return results.stream().filter(result -> !isAmount(result));
    }

    /** Without the name: {@code lock} of {@code lock=a.Gate}. */
    private static String subject(Compared result) {
        return result.subject().replaceFirst("=.*", "");
    }

    Stream<Compared> of(String subject) {
        return judged().filter(result -> subject(result).equals(subject));
    }

    Stream<Compared> of(String subject, String field) {
        return results.stream()
                .filter(result ->
                        subject(result).equals(subject) && result.field().equals(field));
    }

    boolean tells(String subject) {
        return told().contains(subject) && !missed().contains(subject);
    }

    @Override
    public String toString() {
        return program.title() + " on " + jdk;
    }
}
