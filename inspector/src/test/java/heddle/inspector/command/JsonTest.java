package heddle.inspector.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void keepsTheOrderOfFields() {
        assertThat(new Json().with("b", 1).with("a", true).line()).isEqualTo("{\"b\":1,\"a\":true}");
    }

    @Test
    void anUnknownFieldIsNullWithItsReason() {
        assertThat(new Json().unknown("owner", "a semaphore has none").line())
                .isEqualTo("{\"owner\":null,\"unavailable\":{\"owner\":\"a semaphore has none\"}}");
    }

    @Test
    void textFromTheTargetCannotDriveATerminal() {
        String line = new Json().with("name", "worker-\u001b[31m\u0000\u202e").line();

        assertThat(line)
                .contains("worker-")
                .doesNotContain("\u001b")
                .doesNotContain("u001B")
                .doesNotContain("\u202e");
    }

    @Test
    void roundsNanosecondsToMicroseconds() {
        assertThat(new Json().millis("since_ms", 1_234_567L).line()).isEqualTo("{\"since_ms\":1.235}");
    }
}
