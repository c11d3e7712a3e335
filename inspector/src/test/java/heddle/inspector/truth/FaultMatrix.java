package heddle.inspector.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program behind {@code scripts/check --full}: all programs of the matrix and their twins, on all JDKs. */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        description = "Look at every program of the fault matrix, and tell what was found and what was missed.")
final class FaultMatrix implements Callable<Integer> {

    private static final int SURPRISED = 1;
    private static final String REAL_PROGRAMS = "heddle.samples.real.RealPrograms";
    private static final int SEED = 20_010_203;

    @Parameters(arity = "0..*", paramLabel = "PART", description = "Only programs with one of these in their names.")
    private List<String> parts = List.of();

    @Option(names = "-o", paramLabel = "FILE", description = "Where to write the JSON.")
    private @Nullable Path output;

    @Option(names = "--checkout", hidden = true)
    private Path checkout = Path.of("");

    @Option(names = "--commit", hidden = true)
    private String commit = "unknown";

    @Option(names = "--real", paramLabel = "CLASSPATH", description = "Where the programs are that use libraries.")
    private String real = "";

    @Option(names = "--at-once", defaultValue = "4", description = "How many to run side by side.")
    private int atOnce = 4;

    /** Exits with 1 when something is missed that is not known to be unseen, or told though it is. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FaultMatrix()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instant start = Instant.now();
        FaultWitness witness = new FaultWitness(Duration.ofSeconds(6), atOnce);
        List<FaultRun> runs = witness.observe(orders());
        double minutes = Duration.between(start, Instant.now()).toSeconds() / 60.0;
        String at = start.truncatedTo(ChronoUnit.SECONDS).toString();
        FaultReport report = new FaultReport(at, commit, minutes, runs);
        System.out.println(report.table());
        System.out.println();
        System.out.println("Missed:");
        report.missed().forEach(line -> System.out.println("  " + line));
        Path file = output == null
                ? checkout.resolve("scripts/results/faults-" + at.substring(0, 10) + '-' + commit + ".json")
                : output;
        report.write(file);
        System.out.println(file);
        return printSurprises(runs) ? SURPRISED : 0;
    }

    private static boolean printSurprises(List<FaultRun> runs) throws IOException {
        Unseen unseen = Unseen.read();
        boolean any = false;
        for (FaultRun run : runs) {
            List<String> surprises = new ArrayList<>(unseen.surprises(run));
            if (!run.failure().isEmpty()) surprises.add(run.failure());
            for (String surprise : surprises) System.out.println(run + ": " + surprise);
            any |= !surprises.isEmpty();
        }
        return any;
    }

    /** On all JDKs but the oldest, threads and classes have names that nobody can know. */
    private List<FaultWitness.Order> orders() throws IOException {
        List<Jdk> jdks = Jdks.all();
        List<FaultWitness.Order> orders = new ArrayList<>();
        for (Jdk jdk : jdks) {
            Optional<Integer> names = jdk.equals(jdks.get(0)) ? Optional.empty() : Optional.of(SEED);
            for (FaultProgram program : FaultProgram.all(jdk)) {
                orders.add(new FaultWitness.Order(program, jdk, names));
                orders.add(new FaultWitness.Order(program.twin(), jdk, names));
            }
            realPrograms(jdk).forEach(program -> orders.add(new FaultWitness.Order(program, jdk, Optional.empty())));
        }
        orders.removeIf(order -> !isWanted(order.program()));
        return orders;
    }

    private List<FaultProgram> realPrograms(Jdk jdk) throws IOException {
        return real.isEmpty()
                ? List.of()
                : FaultProgram.all(jdk, new SampleProcess.Launch(REAL_PROGRAMS, real, List.of()));
    }

    private boolean isWanted(FaultProgram program) {
        return parts.isEmpty()
                || parts.stream().anyMatch(part -> program.words().contains(part));
    }
}
