package heddle.inspector.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heddle.inspector.view.Rect;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalSettingsTest {

    @Test
    void theSizeIsRowsThenColumns() throws IOException {
        assertThat(Stty.parseSize("36 120\n")).isEqualTo(Rect.screen(36, 120));
    }

    @Test
    void aTerminalWithoutSizeIsTakenForTheUsualOne() throws IOException {
        assertThat(Stty.parseSize("0 0\n")).isEqualTo(Rect.screen(24, 80));
    }

    @Test
    void anAnswerThatIsNoSizeIsToldWhole() {
        assertThatThrownBy(() -> Stty.parseSize("stty: not a tty")).hasMessageContaining("stty: not a tty");
    }

    @Test
    void aMissingSttyIsToldWithItsName() {
        assertThatThrownBy(() -> new Stty("no-such-stty").open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-stty");
    }

    @Test
    void theTerminalIsOursWhenOurGroupIsInFront() {
        assertThat(ProcessGroup.isInBackground("438 (java) S 433 433 420 34816 433 4194304 1"))
                .isFalse();
        assertThat(ProcessGroup.isInBackground("438 (a) b) S 433 433 420 34816 420 4194304 1"))
                .isTrue();
        assertThat(ProcessGroup.isInBackground("438 (java) S 433 433 420 0 -1 4194304 1"))
                .isFalse();
    }

    @Test
    void aTerminalIsKnownByItsDeviceNumber() {
        assertThat(TerminalDevice.isTerminal(0x8803)).isTrue();
        assertThat(TerminalDevice.isTerminal(0x0500)).isTrue();
        assertThat(TerminalDevice.isTerminal(0x0103)).as("/dev/null").isFalse();
        assertThat(TerminalDevice.isTerminal(0)).as("a pipe").isFalse();
        assertThat(TerminalDevice.isOpenAs(9_999)).isFalse();
    }

    @Test
    void whatIsPrintedWhileTheScreenIsOursGoesToTheLog(@TempDir Path folder) throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Path log = folder.resolve("heddle.log");
        StrayOutput stray = StrayOutput.divertTo(log);
        System.out.println("to out");
        System.err.println("to err");
        Logger.getLogger("a.library").warning("to the logger");
        stray.close();
        assertThat(Files.readString(log)).contains("to out", "to err", "to the logger");
        assertThat(System.out).isSameAs(out);
        assertThat(System.err).isSameAs(err);
    }
}
