package heddle.inspector.source.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordingSettingsTest {
    private final String command = new RecordingSettings("heddle-1000-5f-1", 1_000_000).startCommand();

    @Test
    void theLongestCommandFitsWhatAnOlderJvmAccepts() {
        String longest = "heddle-4294967295-0123456789ab-99";
        assertThat(new RecordingSettings(longest, 20_000_000).startCommand())
                .hasSizeLessThan(RecordingSettings.MOST_COMMAND_CHARS);
    }

    @Test
    void theLockThresholdIsForMonitorsAndParks() {
        assertThat(command)
                .contains("+jdk.JavaMonitorEnter#enabled=true +jdk.JavaMonitorEnter#threshold=1000us")
                .contains("+jdk.ThreadPark#enabled=true +jdk.ThreadPark#threshold=1000us");
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
