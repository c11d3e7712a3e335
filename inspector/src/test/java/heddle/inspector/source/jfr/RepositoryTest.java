package heddle.inspector.source.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepositoryTest {
    @Test
    void theFolderChosenOnTheCommandLineIsFound() {
        assertThat(Repository.option(
                        "jvm_args: -Xmx1g -XX:FlightRecorderOptions=stackdepth=64,repository=/big/jfr -ea"))
                .contains("/big/jfr");
        assertThat(Repository.option("jvm_args: -XX:FlightRecorderOptions:repository=/big,maxchunksize=1m\n"))
                .contains("/big");
    }

    @Test
    void withoutTheOptionThereIsNone() {
        assertThat(Repository.option("jvm_args: -Xmx1g -XX:FlightRecorderOptions=stackdepth=64"))
                .isEmpty();
        assertThat(Repository.option("java_command: Main repository=/x")).isEmpty();
    }

    @Test
    void wallTimeBecomesTheSharedClock() {
        MonotonicClock clock = new MonotonicClock(-1_700_000_000_000_000_000L);
        assertThat(clock.nanos(Instant.ofEpochSecond(1_700_000_005, 7))).isEqualTo(5_000_000_007L);
        assertThat(Math.abs(MonotonicClock.now().nanos(Instant.now()) - System.nanoTime()))
                .isLessThan(50_000_000);
    }
}
