package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.source.procfs.QuietMachine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples tell the truth: without Heddle, the kernel's counters agree with what each thread booked for itself. The JDKs take turns. */
@Isolated("shares of a CPU are compared")
class SampleTruthIT {

    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final Set<Key> COUNTED = Set.of(Key.THREAD_RUNNING, Key.THREAD_READY, Key.THREAD_WAITING);

    static List<Arguments> runs() throws IOException, InterruptedException {
        List<Arguments> runs = new ArrayList<>();
        List<Jdk> jdks = Jdks.all();
        for (String sample : SampleProcess.names(jdks.get(0))) {
            runs.add(Arguments.of(sample, jdks.get(runs.size() % jdks.size())));
        }
        return runs;
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("runs")
    void agreesWithTheKernel(String sample, Jdk jdk) throws IOException, InterruptedException {
        try (SampleProcess process = SampleProcess.start(jdk, sample)) {
            List<Compared> results = QuietMachine.measure(() -> compare(process), Compared::allHold);

            assertThat(results).isNotEmpty();
            assertThat(results).filteredOn(result -> !result.holds()).isEmpty();
        }
    }

    private static List<Compared> compare(SampleProcess process) throws IOException, InterruptedException {
        long from = System.currentTimeMillis();
        KernelWitness kernel = new KernelWitness(process.pid());
        assertThat(process.isAliveAfter(WINDOW)).isTrue();
        kernel.lookAgain();
        List<Expectation> counted = counted(process.truth(from, System.currentTimeMillis()));
        return new TruthComparison(kernel.shares(names(counted))).compare(counted);
    }

    private static List<String> names(List<Expectation> expectations) {
        return expectations.stream().map(Expectation::name).toList();
    }

    /** The fields that the kernel can witness. */
    private static List<Expectation> counted(List<Expectation> expectations) {
        return expectations.stream()
                .filter(expectation -> expectation.subject() == Subject.THREAD)
                .map(expectation -> new Expectation(
                        expectation.subject(),
                        expectation.name(),
                        expectation.fields().stream()
                                .filter(field -> COUNTED.contains(field.key()))
                                .toList()))
                .toList();
    }
}
