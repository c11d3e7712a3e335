package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the sampler says against what threads know of themselves.
 *
 * <p>Bounds are generous here, for the machine that runs the tests has other work; the figures of a quiet one are in the
 * bench. The errors are printed.
 */
@Isolated("shares of a CPU are compared")
class StateSharesIT {
    private static final long MILLIS = Long.getLong("heddle.truth.millis", 4000);

    private final Path folder;

    StateSharesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spin",
                "spin spin spin spin",
                "duty duty sleep park",
                "spin spin duty duty sleep park yield",
            })
    void sharesAreThoseThatThreadsMeasureThemselves(String kinds) throws Exception {
        List<ComparedThread> threads = QuietMachine.measure(() -> measure(List.of(kinds.split(" "))));

        System.out.println("JDK " + Runtime.version().feature() + ": " + kinds);
        threads.forEach(System.out::println);
        for (ComparedThread thread : threads) {
            assertThat(thread.runningError(1).getAverage())
                    .as("running of " + thread)
                    .isLessThan(3);
            assertThat(thread.readyError(1).getAverage())
                    .as("ready of " + thread)
                    .isLessThan(readyBound(thread.kind()));
            assertThat(thread.switches().balanced()).as("switches of " + thread).isGreaterThan(0.7);
        }
    }

    /** A wait in the queue that is open at a look cannot be told from other waiting in a thread that does block. */
    private static double readyBound(String kind) {
        return kind.equals("duty") ? 20 : 3;
    }

    private List<ComparedThread> measure(List<String> kinds) throws IOException {
        Path file = folder.resolve("account");
        TruthAccount account = TruthAccount.open(file, kinds.size());
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(kinds);
        try (ChildJvm child = ChildJvm.start(TruthProgram.class, arguments.toArray(new String[0]));
                AccuracyMeter meter = new AccuracyMeter(child, account, kinds)) {
            return meter.measure(MILLIS, 250);
        }
    }
}
