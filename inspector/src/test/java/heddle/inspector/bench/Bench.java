package heddle.inspector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program behind {@code scripts/bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measure what Heddle costs its target and itself; print a table and write it as JSON.",
            "",
            "A line is void when its null control lies outside 0.97 to 1.03: the machine was too busy for it.",
            "What has a goal and is void is measured again, three times at most; its value has no say in that."
        })
final class Bench implements Callable<Integer> {
    private static final int INCOMPLETE = 1;
    private static final int MOST_TRIES = 3;
    private static final String RELEASE = "inspector/target/heddle/heddle";

    private static final List<Row> ROWS = Stream.of(
                    Stream.of(Overhead.OF_MODES, Overhead.OF_PROBES, Overhead.WITHOUT_CONTENTION),
                    Stream.of(new FirstAttach(), new Visit()),
                    Sampler.ALL.stream(),
                    Stream.of(new Accuracy(), new Screen(), new Start(), new Peers()))
            .flatMap(rows -> rows)
            .map(Row.class::cast)
            .toList();

    @Parameters(
            arity = "0..*",
            paramLabel = "ROW",
            description =
                    "overhead, probes, uncontended, first-attach, attach, sampler, accuracy, screen, start, peers; all when none is named.")
    private List<String> names = List.of();

    @Option(
            names = "--jdk",
            paramLabel = "HOME",
            description = "A JDK to measure with; all beside the one found, when none is named.")
    private List<Path> homes = List.of();

    @Option(
            names = "--quick",
            description = "Only see whether everything works; figures from so few rounds mean nothing.")
    private boolean quick;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Where to write the JSON; in scripts/results when not given.")
    private @Nullable Path output;

    @Option(names = "--checkout", hidden = true, required = true)
    private Path checkout = Path.of("");

    @Option(names = "--commit", hidden = true, required = true)
    private String commit = "";

    private final List<Result> results = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean isComplete = true;

    /** Runs and exits: 0 when every row was measured, 1 when one was not, 2 for wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Row> rows = rows();
        List<Jdk> jdks = homes.isEmpty() ? Jdk.all() : Jdk.of(homes);
        Path folder = Files.createTempDirectory("heddle-bench");
        Machine machine = Machine.before();
        Instant start = Instant.now();
        for (Jdk jdk : jdks) {
            Bed bed = new Bed(jdk, quick ? Effort.QUICK : Effort.FULL, checkout.resolve(RELEASE), folder, notes);
            boolean isLast = jdk.equals(jdks.get(jdks.size() - 1));
            for (Row row : rows) {
                if (row.dependsOnJdk() || isLast) measure(row, bed);
            }
        }
        report(start, machine.after(), jdks);
        cleanUp(folder);
        return isComplete ? 0 : INCOMPLETE;
    }

    private List<Row> rows() {
        for (String name : names) {
            if (ROWS.stream().noneMatch(row -> row.name().equals(name))) {
                throw new CommandLine.ParameterException(new CommandLine(this), "There is no row " + name + ".");
            }
        }
        return names.isEmpty()
                ? ROWS
                : ROWS.stream().filter(row -> names.contains(row.name())).toList();
    }

    /** A row that cannot be measured is noted, and the others go on. */
    private void measure(Row row, Bed bed) throws InterruptedException {
        System.err.println(row.name() + " on JDK " + bed.jdk().feature() + " ...");
        try {
            results.addAll(undisturbed(row, bed));
        } catch (IOException | RuntimeException failure) {
            isComplete = false;
            notes.add(row.name() + " on JDK " + bed.jdk().feature() + " was not measured: "
                    + String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
            failure.printStackTrace();
        }
    }

    /** Takes what has a goal and is void from another try, as long as there is one. */
    private static List<Result> undisturbed(Row row, Bed bed) throws IOException, InterruptedException {
        List<Result> kept = row.measure(bed);
        for (int tries = 1; tries < MOST_TRIES && kept.stream().anyMatch(Bench::isOpen); tries++) {
            List<Result> again = row.measure(bed);
            kept = kept.stream().map(result -> result.orValid(again)).toList();
        }
        return kept;
    }

    private static boolean isOpen(Result result) {
        return result.isVoid() && result.goal() != null;
    }

    private void report(Instant start, Machine machine, List<Jdk> jdks) throws IOException {
        String at = start.truncatedTo(ChronoUnit.SECONDS).toString();
        Report report = new Report(
                "heddle.bench/1",
                at,
                commit,
                quick ? "quick" : "full",
                Duration.between(start, Instant.now()).toSeconds() / 60.0,
                machine,
                jdks.stream().map(Jdk::version).toList(),
                results,
                notes);
        System.out.print(Table.of(results));
        System.out.println(machine.speed());
        notes.forEach(System.out::println);
        Path file = output == null ? usualFile(at) : output;
        report.write(file);
        System.out.println(file);
    }

    /** Quick figures are not to be kept. */
    private Path usualFile(String at) {
        return checkout.resolve(
                quick ? "target/bench-quick.json" : "scripts/results/" + at.substring(0, 10) + '-' + commit + ".json");
    }

    /** What programs wrote to their standard error stays when it may be needed. */
    private void cleanUp(Path folder) throws IOException {
        if (!isComplete) {
            System.err.println("What the programs said is in " + folder);
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
