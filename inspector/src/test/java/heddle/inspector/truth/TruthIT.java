package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.source.procfs.QuietMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each sample knows of itself holds in what Heddle says of it: each sample on each JDK seen from the same, and the first
 * ones also from another, until each JDK was the guest of every other.
 *
 * <p>All that was compared is kept in {@code target/truth-report.json}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("shares of a CPU are compared")
class TruthIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TruthReport report = new TruthReport();

    static List<Arguments> runs() throws IOException, InterruptedException {
        List<Arguments> runs = new ArrayList<>();
        List<Jdk> jdks = Jdks.all();
        Deque<Jdk> guests = new ArrayDeque<>(jdks);
        for (String sample : SampleProcess.names(jdks.get(0))) {
            Jdk guest = guests.poll();
            for (Jdk target : jdks) {
                runs.add(Arguments.of(sample, target, target));
                if (guest != null && !guest.equals(target)) runs.add(Arguments.of(sample, target, guest));
            }
        }
        return runs;
    }

    @ParameterizedTest(name = "{0} on {1} seen from {2}")
    @MethodSource("runs")
    void everyExpectationHolds(String sample, Jdk target, Jdk inspector) throws IOException, InterruptedException {
        List<Compared> results = new ArrayList<>();
        try (SampleProcess process = SampleProcess.start(target, sample)) {
            for (String command : List.of("threads", "locks")) {
                results.addAll(QuietMachine.measure(() -> observe(command, process, inspector), Compared::allHold));
            }
        }
        report.add(sample + ", " + target + " from " + inspector, results);

        assertThat(results).filteredOn(result -> !result.holds()).isEmpty();
    }

    private static List<Compared> observe(String command, SampleProcess process, Jdk inspector)
            throws IOException, InterruptedException {
        HeddleProcess.Result result = HeddleProcess.run(
                inspector, LIMIT, command, Long.toString(process.pid()), "--mode", "agent", "--for", "5s", "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Json document = Json.parse(result.out());
        List<Expectation> expectations = truthOf(process, document);
        assertThat(expectations)
                .as("what always holds is expected of this window too")
                .extracting(Expectation::title)
                .containsAll(process.standing().stream().map(Expectation::title).toList());
        return new TruthComparison(document).compare(about(command, expectations));
    }

    private static List<Expectation> truthOf(SampleProcess process, Json document) throws InterruptedException {
        long to = Instant.parse(document.at("at").text()).toEpochMilli();
        long from = to - Math.round(document.at("window_ms").number().orElseThrow());
        return process.truth(from, to);
    }

    private static List<Expectation> about(String command, List<Expectation> expectations) {
        return expectations.stream()
                .filter(expectation -> expectation.subject().command().equals(command))
                .toList();
    }

    @AfterAll
    void keepTheReport() throws IOException {
        report.write(Path.of("target", "truth-report.json"));
        System.out.println(report.table());
    }
}
