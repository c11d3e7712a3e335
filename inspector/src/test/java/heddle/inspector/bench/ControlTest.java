package heddle.inspector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTest {

    @Test
    void threePercentAreTolerated() {
        assertThat(control(0.97).holds()).isTrue();
        assertThat(control(1.03).holds()).isTrue();
    }

    @Test
    void moreThanThreePercentAreNot() {
        assertThat(control(0.9699).holds()).isFalse();
        assertThat(control(1.0301).holds()).isFalse();
    }

    @Test
    void ofFourNeighboursTheMiddleTwoAreComparedWithTheOthersSoThatADriftDoesNotCount() {
        Control control = Control.ofNeighbours("windows", List.of(1.0, 2.0, 3.0, 4.0, 1.0, 3.0, 3.0, 1.0, 7.0));

        assertThat(control.ratio().values()).containsExactly(1.0, 3.0);
    }

    @Test
    void whatWasTakenAtTheSameTimeIsComparedPairByPair() {
        Control control = Control.ofPairs("twins", List.of(2.0, 3.0), List.of(1.0, 2.0));

        assertThat(control.ratio().values()).containsExactly(2.0, 1.5);
    }

    private static Control control(double ratio) {
        return new Control("", Sample.of(List.of(ratio)));
    }
}
