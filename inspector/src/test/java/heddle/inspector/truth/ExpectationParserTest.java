package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationParserTest {

    @Test
    void readsSubjectNameAndFields() {
        Expectation read = ExpectationParser.parse("EXPECT thread=worker-1 state=RUNNING|READY holds=a.B$C,a.D");

        assertThat(read.title()).isEqualTo("thread=worker-1");
        assertThat(read.fields())
                .extracting(Expectation.Field::expected)
                .containsExactly(
                        new Expected.OneOf(Set.of("RUNNING", "READY")), new Expected.Classes(Set.of("a.B$C", "a.D")));
    }

    @Test
    void readsBoundsAndTheProgramsOwnFigure() {
        Expectation read = ExpectationParser.parse("EXPECT thread=t running=43.6..47.9~45 since_ms=1000.. ready=..5");

        assertThat(read.fields())
                .extracting(Expectation.Field::expected)
                .containsExactly(
                        new Expected.Between(new Range(43.6, 47.9, OptionalDouble.of(45))),
                        new Expected.Between(new Range(1000, Double.POSITIVE_INFINITY, OptionalDouble.empty())),
                        new Expected.Between(new Range(Double.NEGATIVE_INFINITY, 5, OptionalDouble.empty())));
    }

    @Test
    void takesANumberAloneAsBothBounds() {
        Expectation read = ExpectationParser.parse("EXPECT deadlocks count=1");

        assertThat(read.fields())
                .extracting(Expectation.Field::expected)
                .containsExactly(new Expected.Count(new Range(1, 1, OptionalDouble.empty())));
    }

    @Test
    void leadsTheCauseOfAShareIntoTheJsonObject() {
        Expectation read = ExpectationParser.parse("EXPECT thread=t waiting_by.MONITOR=1..2");

        assertThat(read.fields()).extracting(Expectation.Field::path).containsExactly("waiting_by.MONITOR");
    }

    @Test
    void readsQuotedNames() {
        Expectation read = ExpectationParser.parse("EXPECT thread=\"a \\\"b\\\" \\\\c=d\" state=WAITING");

        assertThat(read.name()).isEqualTo("a \"b\" \\c=d");
    }

    @Test
    void readsNamesInAnyScript() {
        assertThat(ExpectationParser.parse("EXPECT thread=스레드 state=WAITING").name())
                .isEqualTo("스레드");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "READY pid=1",
                "EXPECT ",
                "EXPECT lines=3",
                "EXPECT thread=t",
                "EXPECT thread= state=WAITING",
                "EXPECT thread state=WAITING",
                "EXPECT deadlock=1 kind=monitor",
                "EXPECT thread=t colour=red",
                "EXPECT thread=t waiting_by.=1..2",
                "EXPECT thread=t kind=monitor",
                "EXPECT thread=t state=WAITING state=READY",
                "EXPECT thread=t state=",
                "EXPECT thread=t  state=WAITING",
                "EXPECT thread=t running=much",
                "EXPECT thread=\"t state=WAITING",
            })
    void refusesWhatItWouldNotCompare(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> ExpectationParser.parse(line));
    }
}
