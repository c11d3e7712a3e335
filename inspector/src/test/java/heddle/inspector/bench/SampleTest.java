package heddle.inspector.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        Sample sample = Sample.of(List.of(4.0, 1.0, 3.0, 10.0));

        assertThat(sample.median()).isEqualTo(3.5);
        assertThat(sample.min()).isEqualTo(1);
        assertThat(sample.max()).isEqualTo(10);
    }

    @Test
    void valuesKeepTheirOrderAndFiveDigits() {
        assertThat(Sample.of(List.of(123456.789, -0.001234567, 0.0)).values())
                .containsExactly(123460.0, -0.0012346, 0.0);
    }

    @Test
    void nothingMeasuredIsNoSample() {
        assertThatThrownBy(() -> Sample.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.of(List.of(1.0, Double.NaN))).isInstanceOf(IllegalArgumentException.class);
    }
}
