package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WidthTest {

    @ParameterizedTest
    @ValueSource(strings = {"aZ~", "é", "λ", "Ж", "─│┌┼╭", "▁▄█▌░", "⣿⠀", "▸▾●⏎→…·", "ｱ", "␛"})
    void takesOneColumnOnEveryTerminal(String text) {
        assertThat(text.codePoints()).allSatisfy(glyph -> {
            assertThat(Width.of(glyph)).as("width of %x", glyph).isEqualTo(1);
            assertThat(Width.isAgreed(glyph)).as("agreement on %x", glyph).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"한글", "漢字", "ひらカナ", "Ａ！￥", "、。", "𠀀"})
    void takesTwoColumnsOnEveryTerminal(String text) {
        assertThat(text.codePoints()).allSatisfy(glyph -> {
            assertThat(Width.of(glyph)).as("width of %x", glyph).isEqualTo(2);
            assertThat(Width.isAgreed(glyph)).as("agreement on %x", glyph).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"⚡", "✅", "🔒", "🧵", "✓", "ไ", "①", "\u2329", "䷀", "㉈"})
    void isNotAgreedOn(String text) {
        assertThat(text.codePoints()).noneMatch(Width::isAgreed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x301, 0x302A, 0x3099, 0xFE0F, 0x20DD})
    void marksTakeNoColumn(int mark) {
        assertThat(Width.of(mark)).isZero();
    }
}
