package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    private static final NaturalOrder ORDER = NaturalOrder.INSTANCE;

    @Test
    void numbersCountAsNumbers() {
        List<String> names = List.of("exec-1", "exec-2", "exec-10", "Exec-11", "exec-0012", "pool", "pool-1");
        assertThat(names.stream().sorted(ORDER.reversed()).sorted(ORDER)).containsExactlyElementsOf(names);
    }

    @Property
    void comparingIsAntisymmetric(@ForAll String a, @ForAll String b) {
        assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
    }

    @Property
    void sortingAnyNamesIsConsistent(@ForAll List<String> names) {
        List<String> sorted = names.stream().sorted(ORDER).toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(ORDER.compare(sorted.get(i - 1), sorted.get(i))).isNotPositive();
        }
    }
}
