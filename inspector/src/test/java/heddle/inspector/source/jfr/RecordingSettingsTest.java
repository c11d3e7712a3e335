package heddle.inspector.source.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordingSettingsTest {
    private final String command =
            RecordingSettings.of("heddle-1000-5f-1", 1_000_000, 17).startCommand();

    @Test
    void theLongestCommandFitsWhatAnOlderJvmAccepts() {
        String longest = "heddle-4294967295-0123456789ab-99";
        assertThat(RecordingSettings.of(longest, 20_000_000, 23).startCommand())
                .hasSizeLessThan(RecordingSettings.MOST_COMMAND_CHARS);
    }

    @Test
    void theLockThresholdIsForMonitorsAndParks() {
        assertThat(command)
                .contains("+jdk.JavaMonitorEnter#enabled=true +jdk.JavaMonitorEnter#threshold=1000us")
                .contains("+jdk.ThreadPark#enabled=true +jdk.ThreadPark#threshold=1000us");
    }

    @Test
    void pinsOfVirtualThreadsAreRecordedWhereTheCommandMayBeLonger() {
        String pinned = "+jdk.VirtualThreadPinned#enabled=true +jdk.VirtualThreadPinned#threshold=20ms";
        assertThat(RecordingSettings.of("heddle-1-2-1", 1, 24).startCommand()).contains(pinned);
        assertThat(RecordingSettings.of("heddle-1-2-1", 1, 23).startCommand()).doesNotContain("Pinned");
        assertThat(RecordingSettings.of("heddle-1-2-1", 1, -1).startCommand()).doesNotContain("Pinned");
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
        assertThat(RecordingSettings.of("heddle-1-2-1", 1, 25).stopCommand()).isEqualTo("JFR.stop name=heddle-1-2-1");
    }
}
