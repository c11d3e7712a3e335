package heddle.inspector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConditionsTest {
    @Test
    void readsAListOfConditions() {
        Conditions read = new Conditions.Reader().convert("deadlock,blocked>500ms,lost>1,ready>30%,finding>=high");

        assertThat(read.conditions())
                .extracting(Conditions.Condition::text)
                .containsExactly("deadlock", "blocked>500ms", "lost>1", "ready>30%", "finding>=high");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"deadlocks", "blocked>5", "blocked>30%", "lost>1s", "ready>30", "finding>=bad", "", "lost>"})
    void saysWhatAConditionLooksLike(String text) {
        assertThatThrownBy(() -> new Conditions.Reader().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("write deadlock, blocked>500ms, lost>1, ready>30% or finding>=high");
    }
}
