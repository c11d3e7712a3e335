package heddle.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RepositoryTest {

    @Test
    void aRepositoryGivenToTheJvmIsFoundAmongItsOptions() {
        assertThat(Repository.path("-XX:FlightRecorderOptions=maxchunksize=1m,repository=/data/jfr"))
                .contains(Path.of("/data/jfr"));
        assertThat(Repository.path("-XX:FlightRecorderOptions:repository=/data/jfr,stackdepth=32"))
                .contains(Path.of("/data/jfr"));
        assertThat(Repository.path("-XX:FlightRecorderOptions:stackdepth=32")).isEmpty();
        assertThat(Repository.path("-XX:FlightRecorderOptions")).isEmpty();
    }
}
