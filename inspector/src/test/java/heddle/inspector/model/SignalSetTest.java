package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SignalSetTest {
    @Test
    void handlersOfAJvmHaveTheNamesOneKnows() {
        assertThat(new SignalSet(0x2000000101005ccdL).names())
                .containsExactly(
                        "SIGHUP",
                        "SIGQUIT",
                        "SIGILL",
                        "SIGBUS",
                        "SIGFPE",
                        "SIGSEGV",
                        "SIGUSR2",
                        "SIGPIPE",
                        "SIGTERM",
                        "SIGXFSZ",
                        "SIG33",
                        "SIGRTMAX-2");
    }

    @Test
    void realTimeSignalsAreCountedFromTheNearerEnd() {
        assertThat(SignalSet.name(34)).isEqualTo("SIGRTMIN");
        assertThat(SignalSet.name(49)).isEqualTo("SIGRTMIN+15");
        assertThat(SignalSet.name(50)).isEqualTo("SIGRTMAX-14");
        assertThat(SignalSet.name(64)).isEqualTo("SIGRTMAX");
    }

    @Test
    void theTwoThatTheCLibraryKeepsHaveNumbersOnly() {
        assertThat(new SignalSet(3L << 31).names()).containsExactly("SIG32", "SIG33");
    }

    @Property
    void everyBitHasOneName(@ForAll long bits) {
        assertThat(new SignalSet(bits).names()).doesNotHaveDuplicates().hasSize(Long.bitCount(bits));
    }
}
