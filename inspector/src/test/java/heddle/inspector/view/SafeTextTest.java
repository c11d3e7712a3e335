package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void namesOfOrdinaryThreadsStayAsTheyAre() {
        assertThat(SafeText.forScreen("http-nio-8080-exec-7")).isEqualTo("http-nio-8080-exec-7");
        assertThat(SafeText.forScreen("주문-처리기-2")).isEqualTo("주문-처리기-2");
    }

    @Test
    void escapeSequencesBecomeVisible() {
        assertThat(SafeText.forScreen("a\u001b[31mb\u0000\u007f\n")).isEqualTo("a␛[31mb␀␡␊");
        assertThat(SafeText.forOutput("\u001b]0;title\u0007")).isEqualTo("␛]0;title␇");
    }

    @Test
    void whatHidesOrReordersBecomesABox() {
        assertThat(SafeText.forScreen("a\u202eb\u2066c\u200dd\u2028e\u009bf\ufeffg\u3164h"))
                .isEqualTo("a□b□c□d□e□f□g□h");
    }

    @Test
    void unpairedSurrogatesBecomeABox() {
        assertThat(SafeText.forScreen("a\ud83db\udd12c")).isEqualTo("a□b□c");
        assertThat(SafeText.forOutput("a\ud83db")).isEqualTo("a□b");
    }

    @Test
    void decomposedHangulIsComposed() {
        String decomposed = Normalizer.normalize("주문", Normalizer.Form.NFD);
        assertThat(SafeText.forScreen(decomposed)).isEqualTo("주문");
        assertThat(SafeText.forOutput(decomposed)).isEqualTo("주문");
    }

    @Test
    void onlyTheScreenLosesGlyphsOfUnknownWidth() {
        assertThat(SafeText.forScreen("lock 🔒⚡ שלום")).isEqualTo("lock □□ □□□□");
        assertThat(SafeText.forOutput("lock 🔒⚡ שלום")).isEqualTo("lock 🔒⚡ שלום");
    }

    @Test
    void marksThatDoNotComposeAreNotDrawn() {
        assertThat(SafeText.forScreen("q\u0308e\u0301")).isEqualTo("qé");
    }

    @Test
    void longTextLosesItsMiddle() {
        String name = SafeText.forScreen("head-" + "x".repeat(5_000) + "-42");
        assertThat(name).startsWith("head-x").endsWith("x-42").contains("…").hasSize(SafeText.MAX_CODE_POINTS);
    }

    @Property
    void screenTextIsDrawableComposedAndBounded(@ForAll("anything") String raw) {
        String safe = SafeText.forScreen(raw);
        assertThat(safe.codePoints()).allMatch(glyph -> SafeText.drawn(glyph) == glyph);
        assertThat(Normalizer.isNormalized(safe, Normalizer.Form.NFC)).isTrue();
        assertThat(safe.codePointCount(0, safe.length())).isLessThanOrEqualTo(SafeText.MAX_CODE_POINTS);
    }

    @Property
    void outputTextHasNothingThatDrivesATerminal(@ForAll("anything") String raw) {
        assertThat(SafeText.forOutput(raw).codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(codePoint -> Character.getType(codePoint) == Character.FORMAT)
                .noneMatch(codePoint -> Character.getType(codePoint) == Character.SURROGATE);
    }

    @Property
    void cleaningTwiceChangesNothing(@ForAll("anything") String raw) {
        String screen = SafeText.forScreen(raw);
        String output = SafeText.forOutput(raw);
        assertThat(SafeText.forScreen(screen)).isEqualTo(screen);
        assertThat(SafeText.forOutput(output)).isEqualTo(output);
    }

    @Property
    void composingIsNormalizing(@ForAll("anything") String text) {
        assertThat(SafeText.compose(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    @Test
    void charsTakenForComposedAreSo() {
        for (char c = 0; c < Character.MAX_SURROGATE; c++) {
            String one = String.valueOf(c);
            String between = "ge" + c + "e\u0000";
            assertThat(SafeText.compose(one)).isEqualTo(Normalizer.normalize(one, Normalizer.Form.NFC));
            assertThat(SafeText.compose(between)).isEqualTo(Normalizer.normalize(between, Normalizer.Form.NFC));
        }
    }

    @Property
    void ordinaryTextIsNotTouched(@ForAll("ordinary") String text) {
        assertThat(SafeText.forScreen(text)).isEqualTo(text);
    }

    /** Any char sequence at all, broken pairs included, with the dangerous ones made frequent. */
    @Provide
    Arbitrary<String> anything() {
        Arbitrary<Character> any = Arbitraries.chars().all();
        Arbitrary<Character> hostile = Arbitraries.of(
                '\u001b', '\u0000', '\u009b', '\u202e', '\u200d', '\u0301', '\u1112', '\u1161', '\u11ab', '\ud83d',
                '\udd12', '\ufe0f', '\u0338', '\uac00', 'a');
        return Arbitraries.oneOf(any, hostile).list().ofMaxSize(700).map(chars -> {
            StringBuilder text = new StringBuilder();
            chars.forEach(text::append);
            return text.toString();
        });
    }

    @Provide
    Arbitrary<String> ordinary() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('가', '힣')
                .withCharRange('一', '鿋')
                .ofMaxLength(200);
    }
}
