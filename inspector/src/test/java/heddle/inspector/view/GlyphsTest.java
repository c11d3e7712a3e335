package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlyphsTest {

    @Test
    void linesAndStripsKeepTheirShapeInAscii() {
        assertThat(ascii("┌─┐│└┘├")).isEqualTo("+-+|+++");
        assertThat(ascii("█▆▄▂·")).isEqualTo("#=!~.");
        assertThat(ascii("▸●…→")).isEqualTo(">*~>");
        assertThat(ascii("↑↓←→⏎")).isEqualTo("^v<><");
        assertThat(ascii("✓✗□╷╵")).isEqualTo("vx?''");
    }

    @Test
    void brailleKeepsItsHeight() {
        assertThat(ascii("⠀⡀⣤⣿")).isEqualTo(" .=#");
    }

    @Test
    void textWithoutAsciiFormBecomesAQuestionMark() {
        assertThat(ascii("a한")).isEqualTo("a?");
    }

    @Test
    void everyGlyphOfTheInterfaceHasOneColumn() {
        String drawn = Glyphs.MARK + Glyphs.BULLET + Glyphs.ELLIPSIS + Glyphs.LEVELS + Glyphs.EIGHTHS;
        assertThat(drawn.codePoints()).allMatch(glyph -> Width.of(glyph) == 1 && Width.isAgreed(glyph));
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(glyph -> ascii.append(Glyphs.toAscii(glyph)));
        return ascii.toString();
    }
}
