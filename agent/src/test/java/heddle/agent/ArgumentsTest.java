package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heddle.agent.recording.DiskGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void whatIsNotSaidHasADefault() {
        assertThat(Options.from(new Arguments("inspector=0")))
                .isEqualTo(new Options(0, true, "heddle", DiskGuard.STANDARD));
    }

    @Test
    void everythingCanBeSaid() {
        assertThat(Options.from(new Arguments("inspector=4711;recording=off;name=heddle-0-ab;floor=1000")))
                .isEqualTo(new Options(4711, false, "heddle-0-ab", DiskGuard.withFloor(1000)));
    }

    @Test
    void valuesMayHoldEqualsSigns() {
        assertThat(new Arguments("socket=/tmp/a=b").take("socket")).contains("/tmp/a=b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flour=1              | The agent does not know the argument flour
            name=a;name=b        | The agent does not know the argument name twice
            recording            | The agent's argument recording is on or off, not
            recording=maybe      | The agent's argument recording is on or off, not maybe
            floor=-1             | The agent's argument floor is a whole number, not -1
            inspector=me         | The agent's argument inspector is a whole number, not me
            """)
    void whatIsWrongIsNamed(String arguments, String complaint) {
        assertThatThrownBy(() -> Options.from(new Arguments(arguments)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(complaint);
    }
}
