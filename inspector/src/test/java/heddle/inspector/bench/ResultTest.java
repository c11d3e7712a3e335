package heddle.inspector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final Control QUIET = Control.ofPairs("twins", List.of(1.0), List.of(1.0));
    private static final Control DISTURBED = Control.ofPairs("twins", List.of(2.0), List.of(1.0));

    @Test
    void whatIsVoidIsTakenFromAnotherTryThatIsNot() {
        Result disturbed = result("idle", 9, DISTURBED);
        Result quiet = result("idle", 7, QUIET);

        assertThat(disturbed.orValid(List.of(result("busy", 5, QUIET), quiet))).isEqualTo(quiet);
        assertThat(disturbed.orValid(List.of(result("idle", 7, DISTURBED)))).isEqualTo(disturbed);
    }

    @Test
    void whatHoldsIsKeptWhateverAnotherTrySays() {
        Result dear = result("idle", 9, QUIET);

        assertThat(dear.orValid(List.of(result("idle", 1, QUIET)))).isEqualTo(dear);
    }

    private static Result result(String subject, double value, Control control) {
        return new Result("sampler", 17, subject, "% of a core", Sample.of(value), 8.0, null, false)
                .withControl(control);
    }
}
