package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.samples.faults.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs with a fault each, one for every fault and one for every kind of lock, and their healthy twins: Heddle tells what
 * there is and is silent where there is nothing, but for what it is known not to see. Who surprises beside others is looked at
 * once more, alone: programs that compute on a busy machine are late.
 *
 * <p>The JDKs take turns, in their leanest form. The whole matrix is run by {@code scripts/check --full}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("it runs programs side by side itself")
class FaultMatrixIT {

    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int AT_ONCE = 6;
    private static final SampleProcess.Launch LEAN =
            SampleProcess.Launch.of(Faults.class).lean();

    private List<FaultRun> runs = List.of();

    @BeforeAll
    void runAll() throws IOException, InterruptedException {
        Unseen unseen = Unseen.read();
        List<FaultRun> first = new FaultWitness(WINDOW, AT_ONCE).observe(orders());
        List<FaultWitness.Order> again = first.stream()
                .filter(run -> isSurprising(unseen, run))
                .map(run -> new FaultWitness.Order(run.program(), run.jdk(), Optional.empty()))
                .toList();
        System.out.printf("matrix: %d programs, looked at again alone: %s%n", first.size(), again);
        List<FaultRun> all = new ArrayList<>(first);
        all.removeIf(run -> isSurprising(unseen, run));
        all.addAll(new FaultWitness(WINDOW, 1).observe(again));
        runs = all;
    }

    private static boolean isSurprising(Unseen unseen, FaultRun run) {
        return !run.failure().isEmpty()
                || run.told().isEmpty()
                || !unseen.surprises(run).isEmpty();
    }

    private static List<FaultWitness.Order> orders() throws IOException {
        List<Jdk> jdks = Jdks.all();
        List<FaultWitness.Order> orders = new ArrayList<>();
        int turn = 0;
        for (FaultProgram program : chosen(FaultProgram.all(jdks.get(jdks.size() - 1), LEAN))) {
            boolean anyJdk = program.threads().equals("platform");
            Jdk jdk = jdks.get(anyJdk ? turn++ % jdks.size() : jdks.size() - 1);
            orders.add(new FaultWitness.Order(program, jdk, Optional.empty()));
        }
        return orders;
    }

    /** One for each fault, with its twin unless that lacks nothing but threads that compute, and one for each kind. */
    private static Set<FaultProgram> chosen(List<FaultProgram> all) {
        Set<FaultProgram> chosen = new LinkedHashSet<>();
        Set<String> faults = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (FaultProgram program : all) {
            boolean newFault = faults.add(program.fault());
            boolean newKind = kinds.add(program.kind());
            if (newFault || newKind) chosen.add(program);
            if (newFault && !program.alone()) chosen.add(program.twin());
        }
        return chosen;
    }

    List<FaultRun> runs() {
        return runs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void tellsWhatThereIs(FaultRun run) throws IOException {
        assertThat(run.failure()).isEmpty();
        assertThat(run.told()).isNotEmpty();
        assertThat(Unseen.read().surprises(run)).isEmpty();
    }
}
