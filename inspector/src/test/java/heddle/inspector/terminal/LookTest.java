package heddle.inspector.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.view.Ground;
import heddle.inspector.view.Ink;
import heddle.inspector.view.Style;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LookTest {

    private static final Set<Ink> TEXT = Set.of(Ink.PLAIN, Ink.DIM, Ink.KEY, Ink.ACCENT);
    private static final int[] CUBE_STEPS = {0, 95, 135, 175, 215, 255};

    @ParameterizedTest
    @EnumSource(Ink.class)
    void everyInkStandsOutFromEveryGround(Ink ink) {
        for (Theme theme : Theme.values()) {
            for (Ground ground : Ground.values()) {
                Scheme scheme = new Scheme(theme);
                int page = theme == Theme.DARK ? 0x1e1e1e : 0xffffff;
                int own = theme == Theme.DARK ? 0xd4d4d4 : 0x202020;
                Hue hue = scheme.ink(ink, ground);
                Hue behind = scheme.ground(ground);
                String where = ink + " on " + ground + ", " + theme;
                double atLeast = TEXT.contains(ink) ? 4.5 : 3;
                assertThat(contrast(rgb(hue, own), rgb(behind, page))).as(where).isGreaterThan(atLeast);
                assertThat(contrast(cube(hue, own), cube(behind, page)))
                        .as(where + ", 256 colours")
                        .isGreaterThan(atLeast);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Ink.class)
    void noInkVanishesAmongSixteenColours(Ink ink) {
        for (Theme theme : Theme.values()) {
            for (Ground ground : Ground.values()) {
                Scheme scheme = new Scheme(theme);
                Hue hue = scheme.ink(ink, ground);
                boolean own = hue.equals(Hue.OWN);
                assertThat(own || hue.basic() != scheme.ground(ground).basic())
                        .as("%s on %s, %s", ink, ground, theme)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TRUECOLOR, ␛[0;1;38;2;255;107;107m",
        "ANSI_256, ␛[0;1;38;5;203m",
        "ANSI_16, ␛[0;1;91m",
        "MONO, ␛[0;1;7m"
    })
    void aStrongLockIsRedOrReversed(ColorDepth depth, String sequence) {
        assertThat(sequence(Style.STATE_LOCK.bold(), depth)).isEqualTo(sequence);
    }

    @Test
    void statesDifferWithoutColours() {
        assertThat(sequence(Style.STATE_RUNNING, ColorDepth.MONO)).isEqualTo("␛[0;1m");
        assertThat(sequence(Style.STATE_READY, ColorDepth.MONO)).isEqualTo("␛[0m");
        assertThat(sequence(Style.STATE_LOCK, ColorDepth.MONO)).isEqualTo("␛[0;7m");
        assertThat(sequence(Style.STATE_IO, ColorDepth.MONO)).isEqualTo("␛[0;4m");
        assertThat(sequence(Style.STATE_TIMED, ColorDepth.MONO)).isEqualTo("␛[0;2m");
        assertThat(sequence(Style.PLAIN.on(Ground.SELECTED), ColorDepth.MONO)).isEqualTo("␛[0;7m");
        assertThat(sequence(Style.STATE_LOCK.on(Ground.SELECTED), ColorDepth.MONO))
                .isEqualTo("␛[0m");
    }

    @Test
    void betweenSiblingsOnlyTheForegroundIsSent() {
        Palette palette = new Palette(ColorDepth.ANSI_256, Theme.DARK);
        byte[] change = palette.change(Style.STATE_LOCK.id(), Style.STATE_IO.id());
        assertThat(new String(change, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("\u001b[38;5;75m");
    }

    private static String sequence(Style style, ColorDepth depth) {
        return Look.of(style, depth, Theme.DARK).fromAnything().replace('\u001b', '␛');
    }

    private static int rgb(Hue hue, int own) {
        return hue.equals(Hue.OWN) ? own : hue.rgb();
    }

    private static int cube(Hue hue, int own) {
        if (hue.equals(Hue.OWN)) {
            return own;
        }
        if (hue.cube() >= 232) {
            return 0x010101 * (8 + 10 * (hue.cube() - 232));
        }
        int number = hue.cube() - 16;
        return CUBE_STEPS[number / 36] << 16 | CUBE_STEPS[number / 6 % 6] << 8 | CUBE_STEPS[number % 6];
    }

    /** Contrast ratio of WCAG 2.2, 1 to 21. */
    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 255) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
