package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void hangulTakesTwoColumnsEvenWhenDecomposed() {
        assertThat(Columns.of("주문-2")).isEqualTo(6);
        assertThat(Columns.of("\u1112\u1161\u11ab")).isEqualTo(2);
    }

    @Test
    void namesKeepTheNumberThatTellsThemApart() {
        assertThat(Columns.middle("http-nio-8080-exec-7", 18)).isEqualTo("http-nio-8080-ex…7");
        assertThat(Columns.middle("pool-2-thread-1234", 12)).isEqualTo("pool-2-…1234");
        assertThat(Columns.middle("http-nio-8080-Acceptor", 16)).isEqualTo("http-nio-8…eptor");
        assertThat(Columns.middle("주문-처리기-2", 11)).isEqualTo("주문-처리…2");
    }

    @Test
    void paddingFillsExactlyTheColumns() {
        assertThat(Columns.left("한", 4)).isEqualTo("한  ");
        assertThat(Columns.right("42", 5)).isEqualTo("   42");
        assertThat(Columns.left("한글", 3)).isEqualTo("한…");
    }

    @Test
    void wrapsAtSpacesAndCutsOnlyWordsLongerThanALine() {
        assertThat(Columns.wrap("It uses no CPU. It returns to Ready.", 16))
                .containsExactly("It uses no CPU.", "It returns to", "Ready.");
        assertThat(Columns.wrap("a 락을 요청한 스레드는", 11)).containsExactly("a 락을", "요청한", "스레드는");
        assertThat(Columns.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(Columns.wrap("one\n\ntwo", 10)).containsExactly("one", "", "two");
    }

    @Property
    void cutTextFitsAndIsWholeWhenThereIsRoom(@ForAll String raw, @ForAll @IntRange(max = 60) int columns) {
        String text = SafeText.forScreen(raw);
        assertThat(Columns.of(Columns.middle(text, columns))).isLessThanOrEqualTo(columns);
        assertThat(Columns.of(Columns.end(text, columns))).isLessThanOrEqualTo(columns);
        assertThat(Columns.of(Columns.left(text, columns))).isEqualTo(columns);
        assertThat(Columns.middle(text, Columns.of(text))).isEqualTo(text);
    }

    @Property
    void wrappedLinesFit(@ForAll String raw, @ForAll @IntRange(min = 2, max = 60) int columns) {
        assertThat(Columns.wrap(SafeText.forScreen(raw), columns))
                .isNotEmpty()
                .allMatch(line -> Columns.of(line) <= columns);
    }

    @Test
    void aListIsCutBetweenItsParts() {
        assertThat(Columns.words("87 of 1024, 83 socket, 1 file", 29)).isEqualTo("87 of 1024, 83 socket, 1 file");
        assertThat(Columns.words("87 of 1024, 83 socket, 1 file", 28)).isEqualTo("87 of 1024, 83 socket, …");
        assertThat(Columns.words("HUP QUIT ILL", 10)).isEqualTo("HUP QUIT …");
        assertThat(Columns.words("HUPQUITILL", 5)).isEqualTo("HUPQ…");
    }
}
