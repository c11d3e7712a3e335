package heddle.inspector.source.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PerfDataTest {
    private static final Map<String, String> TEXTS = Map.of("java.rt.vmArgs", "-Xmx1g", "sun.rt.javaCommand", "Main");

    @Test
    void itsTextsAreFoundByName() {
        PerfData data = PerfData.parse(FakeSystem.perfDataBytes(TEXTS)).orElseThrow();
        assertThat(data.texts()).isEqualTo(TEXTS);
        assertThat(data.text("absent")).isEmpty();
    }

    @Test
    void anotherFileIsNone() {
        assertThat(PerfData.parse(new byte[64])).isEmpty();
        assertThat(PerfData.parse(new byte[0])).isEmpty();
    }

    @Property
    void noByteMakesItReadOutsideTheFile(@ForAll @IntRange(min = 8, max = 150) int at, @ForAll byte value) {
        byte[] file = FakeSystem.perfDataBytes(TEXTS);
        file[at] = value;
        assertThat(PerfData.parse(file)).isPresent();
    }

    @Property
    void aFileCutAnywhereIsReadAsFarAsItGoes(@ForAll @IntRange(min = 0, max = 200) int length) {
        byte[] file = Arrays.copyOf(FakeSystem.perfDataBytes(TEXTS), length);
        assertThat(PerfData.parse(file).isPresent()).isEqualTo(length >= 32);
    }
}
