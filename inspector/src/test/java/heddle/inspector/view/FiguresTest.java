package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"0, 0.0", "0.04, 0.0", "0.05, 0.1", "87.46, 87.5", "99.96, 100.0", "999.94, 999.9", "1000.4, 1000"})
    void aDecimalHasOneDigitAfterThePoint(double value, String text) {
        assertThat(Figures.decimal(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "1.826, 1.83", "1.999, 2.00", "12.05, 12.05"})
    void coresHaveTwoDigitsAfterThePoint(double value, String text) {
        assertThat(Figures.hundredths(value)).isEqualTo(text);
    }

    @Test
    void theUnknownIsNeverZero() {
        assertThat(Figures.decimal(Double.NaN)).isEqualTo("…");
        assertThat(Figures.hundredths(Double.NaN)).isEqualTo("…");
        assertThat(Figures.percent(Double.NaN)).isEqualTo("…");
        assertThat(Figures.rate(Double.NaN)).isEqualTo("…");
        assertThat(Figures.duration(-1)).isEqualTo("–");
        assertThat(Figures.memory(-1)).isEqualTo("–");
        assertThat(Figures.count(-1)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 µs",
        "999999, 999 µs",
        "412000000, 412 ms",
        "2190000000, 2.1 s",
        "59999999999, 59.9 s",
        "187000000000, 3m07",
        "7500000000000, 2h05",
        "1036800000000000, 12d"
    })
    void aDurationHasTheUnitThatFits(long nanos, String text) {
        assertThat(Figures.duration(nanos)).isEqualTo(text);
    }

    @Test
    void anAgeBelowAMillisecondIsNotTold() {
        assertThat(Figures.age(89_000)).isEqualTo("<1 ms");
        assertThat(Figures.age(1_000_000)).isEqualTo("1 ms");
        assertThat(Figures.age(-1)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource({"0, 0/s", "0.4, 0.4/s", "3, 3/s", "812.4, 812/s", "12345, 12k/s", "3200000, 3M/s"})
    void aRateIsPerSecond(double perSecond, String text) {
        assertThat(Figures.rate(perSecond)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"512, 512 KiB", "626688, 612 MiB", "7445053, 7.1 GiB"})
    void memoryIsInBinaryUnits(long kb, String text) {
        assertThat(Figures.memory(kb)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 K", "812, 812 K", "9999, 9999 K", "13926, 13.6 M", "1048576, 1024 M", "7445053, 7271 M", "-1, –"})
    void memoryInColumnsIsShort(long kb, String text) {
        assertThat(Figures.kibibytes(kb)).isEqualTo(text);
    }
}
