package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FrameTest {

    private final Frame frame = new Frame(2, 10);

    @Test
    void putReturnsTheNextColumn() {
        assertThat(frame.put(0, 0, "ab한", Style.BOLD)).isEqualTo(4);
        assertThat(frame.lines()).containsExactly("ab한", "");
        assertThat(frame.glyph(0, 3)).isEqualTo(Frame.RIGHT_HALF);
        assertThat(frame.style(0, 3)).isEqualTo(Style.BOLD);
    }

    @Test
    void putStopsAtItsWidthAndLeavesOutHalfOfAWideGlyph() {
        assertThat(frame.put(0, 0, "a한글", Style.PLAIN, 4)).isEqualTo(3);
        assertThat(frame.put(1, 8, "한글", Style.PLAIN)).isEqualTo(10);
        assertThat(frame.lines()).containsExactly("a한", "        한");
    }

    @Test
    void overwritingHalfOfAWideGlyphBlanksTheOther() {
        frame.put(0, 0, "한글", Style.PLAIN);
        frame.put(0, 1, "x", Style.PLAIN);
        frame.put(0, 2, "y", Style.PLAIN);
        assertThat(frame.lines().get(0)).isEqualTo(" xy");
    }

    @Test
    void aWideGlyphOverTwoOthersBlanksTheirHalves() {
        frame.put(0, 0, "한글", Style.PLAIN);
        frame.put(0, 1, "字", Style.PLAIN);
        assertThat(frame.lines().get(0)).isEqualTo(" 字");
    }

    @Test
    void hostileTextStaysInsideItsCells() {
        assertThat(frame.put(0, 0, "a\u001b[2J\n⚡q\u0308", Style.PLAIN)).isEqualTo(8);
        assertThat(frame.lines()).containsExactly("a␛[2J␊□q", "");
    }

    @Test
    void paintingOutsideIsClipped() {
        frame.put(-1, 0, "above", Style.PLAIN);
        frame.put(5, 0, "below", Style.PLAIN);
        assertThat(frame.put(0, -2, "abcd", Style.PLAIN)).isEqualTo(2);
        frame.fill(new Rect(1, 8, 9, 9), '#', Style.PLAIN);
        assertThat(frame.lines()).containsExactly("cd", "        ##");
    }

    @Test
    void putRightEndsBeforeItsColumn() {
        frame.putRight(0, 10, "주문", Style.PLAIN, 6);
        frame.putRight(1, 10, "too long", Style.PLAIN, 4);
        assertThat(frame.lines()).containsExactly("      주문", "      too…");
    }

    @Test
    void spansFollowEachOtherWithinTheWidthAndSayWhenTheyAreCut() {
        assertThat(frame.put(0, 1, List.of(Span.plain("ab"), Span.bold("cdef")), 5))
                .isEqualTo(6);
        assertThat(frame.lines().get(0)).isEqualTo(" abcd…");
        assertThat(frame.style(0, 3)).isEqualTo(Style.BOLD);
    }

    @Test
    void restylingKeepsInksAndChangesWholeGlyphs() {
        frame.put(0, 0, "한", Style.STATE_LOCK);
        frame.restyle(new Rect(0, 0, 1, 1), style -> style.on(Ground.SELECTED));
        assertThat(frame.style(0, 1)).isEqualTo(Style.STATE_LOCK.on(Ground.SELECTED));
        assertThat(frame.lines().get(0)).isEqualTo("한");
    }

    @Test
    void differencesAreFoundCellByCell() {
        Frame other = new Frame(2, 10);
        other.put(1, 3, "x", Style.PLAIN);
        assertThat(frame.firstDifference(other, 0)).isEqualTo(13);
        assertThat(frame.firstDifference(other, 14)).isEqualTo(-1);
    }

    @Test
    void everyStyleHasItsOwnId() {
        for (int id = 0; id < Style.COUNT; id++) {
            assertThat(Style.ofId(id).id()).isEqualTo(id);
        }
    }

    @Property
    void wideGlyphsAlwaysOwnTwoCellsOfOneStyle(@ForAll("puts") List<Put> puts) {
        puts.forEach(put -> put.onto(frame));
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                assertCellIsWhole(row, column);
            }
        }
    }

    @Property
    void putAdvancesByTheColumnsOfTheText(@ForAll String text) {
        int columns = Columns.of(text);
        assertThat(new Frame(1, columns + 1).put(0, 0, text, Style.PLAIN)).isEqualTo(columns);
    }

    private void assertCellIsWhole(int row, int column) {
        boolean rightHalf = frame.glyph(row, column) == Frame.RIGHT_HALF;
        boolean afterWide = column > 0 && Width.of(Math.max(0, frame.glyph(row, column - 1))) == 2;
        assertThat(rightHalf).isEqualTo(afterWide);
        if (rightHalf) {
            assertThat(frame.style(row, column)).isEqualTo(frame.style(row, column - 1));
        }
    }

    record Put(int row, int column, String text, Style style, boolean restyle) {
        void onto(Frame frame) {
            frame.put(row, column, text, style);
            if (restyle) {
                frame.restyle(new Rect(row, column, 1, 2), old -> old.on(Ground.SELECTED));
            }
        }
    }

    @Provide
    Arbitrary<List<Put>> puts() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ab한글字█\u0301⚡\u001b")
                .ofMinLength(1)
                .ofMaxLength(5);
        return Combinators.combine(
                        Arbitraries.integers().between(-1, 2),
                        Arbitraries.integers().between(-2, 10),
                        text,
                        Arbitraries.of(Style.PLAIN, Style.STATE_LOCK, Style.TITLE),
                        Arbitraries.of(true, false))
                .as(Put::new)
                .list()
                .ofMaxSize(20);
    }
}
