package heddle.inspector.source.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingSettingsTest {
    private final String command = new RecordingSettings("heddle-1000-5f-1", 1_000_000).startCommand();

    @Test
    void theLongestCommandFitsWhatAnOlderJvmAccepts() {
        String longest = "heddle-4294967295-0123456789ab-99";
        assertThat(new RecordingSettings(longest, 500_000_000).startCommand())
                .hasSizeLessThan(RecordingSettings.MOST_COMMAND_CHARS);
    }

    @Test
    void theLockThresholdIsForMonitorsAndParks() {
        assertThat(command)
                .contains("+jdk.JavaMonitorEnter#enabled=true +jdk.JavaMonitorEnter#threshold=1ms")
                .contains("+jdk.ThreadPark#enabled=true +jdk.ThreadPark#threshold=1ms");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 20, 1", "10, 10, 20, 10", "100, 100, 100, 100"})
    void aRaisedThresholdIsTheLeastOfAllWaits(long raised, String locks, String sleeps, String reads) {
        assertThat(new RecordingSettings("heddle-1-2-1", raised * 1_000_000).startCommand())
                .contains("ThreadPark#threshold=" + locks + "ms")
                .contains("ThreadSleep#threshold=" + sleeps + "ms")
                .contains("SocketRead#threshold=" + reads + "ms");
    }

    @Test
    void itIsBoundedForTheCaseThatNobodyStopsIt() {
        assertThat(command).contains("maxsize=24m", "maxage=2m").doesNotContain("duration=", "filename=");
    }

    @Test
    void nothingThatCarriesSecretsIsRecorded() {
        assertThat(command)
                .doesNotContain("Environment", "Property", "JVMInformation", "SystemProcess", "ProcessStart");
    }

    @Test
    void onlyOurRecordingIsStopped() {
        assertThat(new RecordingSettings("heddle-1-2-1", 1).stopCommand()).isEqualTo("JFR.stop name=heddle-1-2-1");
    }
}
