package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.view.Frame;
import heddle.inspector.view.Ground;
import heddle.inspector.view.Rect;
import heddle.inspector.view.Style;
import heddle.inspector.view.Width;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FrameEncoderTest {

    private static final int ROWS = 4;
    private static final int COLUMNS = 24;

    private final Palette palette = new Palette(ColorDepth.ANSI_256, Theme.DARK);
    private final FrameEncoder encoder = new FrameEncoder(palette, true);

    @Test
    void aFrameThatIsShownAlreadyTakesNoBytes() {
        encoder.encode(text("same"));
        assertThat(encoder.encode(text("same")).length()).isZero();
    }

    @Test
    void aChangedCellIsPlacedAndDrawnAlone() throws IOException {
        encoder.encode(text("LIVE 4 Hz"));
        assertThat(bytes(encoder.encode(text("LIVE 2 Hz")))).isEqualTo("␛[?2026h␛[1;6H␛[0m2␛[?2026l");
    }

    @Test
    void changesCloseTogetherAreDrawnInOneGo() throws IOException {
        encoder.encode(text("CPU 1.8 1.9"));
        assertThat(bytes(encoder.encode(text("CPU 2.8 2.9")))).isEqualTo("␛[?2026h␛[1;5H␛[0m2.8 2␛[?2026l");
    }

    @Test
    void aFullRepaintErasesNothingFirst() throws IOException {
        encoder.encode(text("all"));
        encoder.forget();
        assertThat(bytes(encoder.encode(text("all"))))
                .contains("␛[1;1H␛[0mall␛[K␛[2;1H␛[K")
                .doesNotContain("␛[2J");
    }

    @Test
    void theCursorIsPlacedAgainAfterAGlyphOfDoubtfulWidth() throws IOException {
        assertThat(bytes(encoder.encode(text("✓ok")))).contains("✓␛[2Gok");
    }

    @Test
    void anAsciiTerminalGetsAsciiOnly() throws IOException {
        FrameEncoder ascii = new FrameEncoder(palette, false);
        assertThat(bytes(ascii.encode(text("▸ 한 █▄·… é"))))
                .contains("> ?? #!.~ ?")
                .matches("[␛ -~]*");
    }

    @Test
    void aFrameIsOneWrite() throws IOException {
        List<Integer> writes = new ArrayList<>();
        EscapeBuffer bytes = encoder.encode(SampleScreen.live(200, 60, 1, 0));
        bytes.writeTo(new OutputStream() {
            @Override
            public void write(int octet) {
                writes.add(1);
            }

            @Override
            public void write(byte[] octets, int offset, int length) {
                writes.add(length);
            }
        });
        assertThat(writes).containsExactly(bytes.length());
    }

    @Property
    void theTerminalShowsEveryFrameOfASequence(@ForAll("frames") List<List<Put>> frames, @ForAll boolean forget)
            throws IOException {
        FrameEncoder encoder = new FrameEncoder(palette, true);
        TinyVt vt = new TinyVt(ROWS, COLUMNS, Width::of);
        for (List<Put> puts : frames) {
            Frame frame = frame(puts);
            vt.feed(encoder.encode(frame));
            assertShown(vt, frame, false);
            if (forget) {
                encoder.forget();
            }
        }
    }

    @Property
    void glyphsThatTheTerminalMeasuresOtherwiseDisturbNoOther(@ForAll("frames") List<List<Put>> frames)
            throws IOException {
        FrameEncoder encoder = new FrameEncoder(palette, true);
        TinyVt vt = new TinyVt(ROWS, COLUMNS, glyph -> Width.isAgreed(glyph) ? Width.of(glyph) : 2);
        for (List<Put> puts : frames) {
            Frame frame = frame(puts);
            encoder.forget();
            vt.feed(encoder.encode(frame));
            assertShown(vt, frame, true);
        }
    }

    @Test
    void encodingAllocatesNothing() {
        FrameEncoder warm = new FrameEncoder(palette, true);
        Frame one = SampleScreen.live(120, 36, 1, 0);
        Frame two = SampleScreen.live(120, 36, 2, 0);
        for (int i = 0; i < 200; i++) {
            warm.encode(i % 2 == 0 ? one : two);
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            warm.encode(i % 2 == 0 ? one : two);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 100).isLessThan(100);
    }

    private void assertShown(TinyVt vt, Frame frame, boolean agreedOnly) {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int glyph = frame.glyph(row, column);
                if (agreedOnly && (glyph == Frame.RIGHT_HALF || !Width.isAgreed(glyph))) {
                    continue;
                }
                assertThat(vt.glyph(row, column))
                        .as("row %d column %d", row, column)
                        .isEqualTo(glyph);
                assertThat(vt.pen(row, column))
                        .isEqualTo(TinyVt.penAfter(palette.change(-1, frame.styleId(row, column))));
            }
        }
    }

    private static Frame text(String text) {
        Frame frame = new Frame(ROWS, COLUMNS);
        frame.put(0, 0, text, Style.PLAIN);
        return frame;
    }

    private static String bytes(EscapeBuffer buffer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        buffer.writeTo(out);
        return out.toString(UTF_8).replace('\u001b', '␛');
    }

    private static Frame frame(List<Put> puts) {
        Frame frame = new Frame(ROWS, COLUMNS);
        puts.forEach(put -> put.onto(frame));
        return frame;
    }

    record Put(int row, int column, String text, Style style) {
        void onto(Frame frame) {
            frame.put(row, column, text, style);
            if (style.equals(Style.DIM)) {
                frame.restyle(new Rect(row, 0, 1, column), old -> old.on(Ground.SELECTED));
            }
        }
    }

    /** Texts of four kinds: what every terminal draws alike, wide text, emoji of one char and of two. */
    @Provide
    Arbitrary<List<List<Put>>> frames() {
        Arbitrary<String> text = Arbitraries.of("ab │█▂⣿", "주문처리字漢Ａ", "⚡✅✓①ไ", "🔒🧵")
                .flatMap(alphabet -> glyphs(alphabet + "x ")
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(12)
                        .map(glyphs -> String.join("", glyphs)));
        Arbitrary<Put> put = Combinators.combine(
                        Arbitraries.integers().between(0, ROWS - 1),
                        Arbitraries.integers().between(0, COLUMNS - 1),
                        text,
                        Arbitraries.of(Style.PLAIN, Style.DIM, Style.STATE_LOCK, Style.TITLE, Style.ALERT.bold()))
                .as(Put::new);
        return put.list().ofMaxSize(10).list().ofMinSize(1).ofMaxSize(8);
    }

    private static Arbitrary<String> glyphs(String alphabet) {
        return Arbitraries.of(
                alphabet.codePoints().mapToObj(Character::toString).toList());
    }
}
