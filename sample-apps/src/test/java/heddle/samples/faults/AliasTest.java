package heddle.samples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AliasTest {

    private static final String NAME = "heddle.samples.faults.Locks$Monitor";
    private final Alias alias = Alias.of(Optional.of(7L));

    @Test
    void leadsBackToTheName() {
        assertThat(alias.of(NAME)).isNotEqualTo(NAME).hasSameSizeAs(NAME);
        assertThat(alias.original(alias.of(NAME))).isEqualTo(NAME);
    }

    @Test
    void dependsOnTheSeedAlone() {
        assertThat(Alias.of(Optional.of(7L)).of(NAME)).isEqualTo(alias.of(NAME));
        assertThat(Alias.of(Optional.of(8L)).of(NAME)).isNotEqualTo(alias.of(NAME));
    }

    @Test
    void isTheNameItselfWithoutASeed() {
        assertThat(Alias.of(Optional.empty()).of(NAME)).isEqualTo(NAME);
    }

    @Test
    void isWhatTheClassesAreLoadedUnder() throws ReflectiveOperationException {
        RenamingLoader loader = new RenamingLoader(alias);

        Class<?> fault = loader.loadClass(alias.of(Fault.class.getName()));

        assertThat(fault.getName()).isEqualTo(alias.of(Fault.class.getName()));
        assertThat(fault.getEnumConstants()).hasSameSizeAs(Fault.values());
    }
}
