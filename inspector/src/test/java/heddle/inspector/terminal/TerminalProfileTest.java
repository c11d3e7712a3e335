package heddle.inspector.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalProfileTest {

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm-256color, ANSI_256",
        "TERM=tmux-256color COLORTERM=truecolor, TRUECOLOR",
        "TERM=xterm COLORTERM=24bit, TRUECOLOR",
        "TERM=xterm-direct, TRUECOLOR",
        "TERM=xterm, ANSI_16",
        "TERM=linux, ANSI_16",
        "TERM=vt220, MONO",
        "TERM=dumb, MONO",
        "'', MONO",
        "TERM=xterm-256color NO_COLOR=1, MONO",
        "TERM=xterm-256color NO_COLOR=, ANSI_256",
        "TERM=xterm-256color NO_COLOR=1 FORCE_COLOR=3, MONO",
        "TERM=xterm FORCE_COLOR=3, TRUECOLOR",
        "TERM=xterm-256color FORCE_COLOR=0, MONO",
        "TERM=vt220 CLICOLOR_FORCE=1, ANSI_16",
        "TERM=vt220 CLICOLOR_FORCE=0, MONO",
        "TERM=xterm-256color FORCE_COLOR=true, ANSI_256"
    })
    void colorsFollowTheEnvironment(String environment, ColorDepth expected) {
        assertThat(profile(environment).colors()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm LANG=en_US.UTF-8, true",
        "TERM=xterm LANG=ko_KR.utf8, true",
        "TERM=xterm LC_ALL=C LANG=en_US.UTF-8, false",
        "TERM=xterm LC_CTYPE=C.UTF-8 LANG=C, true",
        "TERM=xterm LC_ALL= LANG=C.UTF-8, true",
        "TERM=xterm, false",
        "TERM=linux LANG=C.UTF-8, false"
    })
    void theLocaleDecidesAboutAscii(String environment, boolean unicode) {
        assertThat(profile(environment).unicode()).isEqualTo(unicode);
    }

    @ParameterizedTest
    @CsvSource({"COLORFGBG=0;15, LIGHT", "COLORFGBG=0;default;7, LIGHT", "COLORFGBG=15;0, DARK", "TERM=xterm, DARK"})
    void theBackgroundIsDarkUnlessToldOtherwise(String environment, Theme theme) {
        assertThat(profile(environment).theme()).isEqualTo(theme);
    }

    @Test
    void aTerminalWithoutAddressableCellsCannotDraw() {
        assertThat(TerminalProfile.canDraw(environment("TERM=xterm"))).isTrue();
        assertThat(TerminalProfile.canDraw(environment("TERM=dumb"))).isFalse();
        assertThat(TerminalProfile.canDraw(Map.of())).isFalse();
    }

    private static TerminalProfile profile(String environment) {
        return TerminalProfile.detect(environment(environment));
    }

    private static Map<String, String> environment(String pairs) {
        return Arrays.stream(pairs.split(" ", -1))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
