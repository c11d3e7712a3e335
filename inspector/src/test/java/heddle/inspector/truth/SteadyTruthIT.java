package heddle.inspector.truth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What always holds of the first sample, which has a thread for each way to wait, holds in every line that a watching Heddle
 * prints.
 *
 * <p>The property {@code heddle.truth.seconds} sets for how long.
 */
@Isolated("shares of a CPU are compared")
class SteadyTruthIT {

    private static final long SECONDS_WATCHED = Long.getLong("heddle.truth.seconds", 15);
    private static final Duration LIMIT = Duration.ofSeconds(SECONDS_WATCHED + 60);

    /** A wait that the JVM hides is told from its stack, for which two looks and a question are needed. */
    private static final int LINES_TO_SETTLE = 3;

    private static final Set<Key> OF_ONE_MOMENT = Set.of(Key.THREAD_STATE, Key.THREAD_CAUSE, Key.THREAD_IDLE);

    static List<Jdk> jdks() throws IOException {
        return Jdks.all();
    }

    @ParameterizedTest(name = "on {0}")
    @MethodSource("jdks")
    void everyLineTellsEachWaitRight(Jdk jdk) throws IOException, InterruptedException {
        String sample = SampleProcess.names(jdk).get(0);
        try (SampleProcess process = SampleProcess.start(jdk, sample)) {
            Executor later = CompletableFuture.delayedExecutor(SECONDS_WATCHED, SECONDS);
            CompletableFuture<Instant> closing = CompletableFuture.supplyAsync(() -> close(process), later);
            HeddleProcess.Result result = HeddleProcess.run(
                    jdk, LIMIT, "watch", Long.toString(process.pid()), "--mode", "agent", "--every", "1s");

            List<Json> lines = linesBefore(
                    closing.join(), result.out().lines().skip(LINES_TO_SETTLE).toList());
            assertThat(lines).as(result.err()).hasSizeGreaterThan(2);
            assertThat(wrong(lines, expectations(process))).isEmpty();
        }
    }

    private static Instant close(SampleProcess process) {
        Instant begin = Instant.now();
        process.close();
        return begin;
    }

    /** A JVM on its way out stops its threads for up to a second. */
    private static List<Json> linesBefore(Instant end, List<String> lines) throws IOException {
        List<Json> before = new ArrayList<>();
        for (String line : lines) {
            Json json = Json.parse(line);
            if (Instant.parse(json.at("at").text()).isBefore(end)) before.add(json);
        }
        return before;
    }

    private static List<Compared> wrong(List<Json> lines, List<Expectation> expectations) {
        List<Compared> wrong = new ArrayList<>();
        for (Json line : lines) {
            new TruthComparison(line)
                    .compare(expectations).stream()
                            .filter(compared -> !compared.holds())
                            .forEach(wrong::add);
        }
        return wrong;
    }

    private static List<Expectation> expectations(SampleProcess process) {
        return process.standing().stream()
                .filter(expectation -> expectation.subject() == Subject.THREAD)
                .map(expectation -> new Expectation(
                        expectation.subject(),
                        expectation.name(),
                        expectation.fields().stream()
                                .filter(field -> OF_ONE_MOMENT.contains(field.key()))
                                .toList()))
                .toList();
    }
}
