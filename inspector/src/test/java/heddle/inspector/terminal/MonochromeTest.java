package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.view.Frame;
import heddle.inspector.view.SamplePages;
import heddle.inspector.view.Width;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a terminal without colours shows of every page, against what was found good: its glyphs, and below them how each is
 * drawn. Run with {@code -Dgolden.update=true} to accept what is shown now, then read the difference.
 */
class MonochromeTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "terminal");
    private static final int[][] SIZES = {{24, 80}, {36, 120}, {60, 200}};

    /** By the SGR parameters in force. */
    private static final Map<List<Integer>, Character> LETTERS = Map.of(
            List.of(), '.',
            List.of(1), 'B',
            List.of(2), 'd',
            List.of(1, 2), 'D',
            List.of(4), 'u',
            List.of(1, 4), 'U',
            List.of(7), 'r',
            List.of(1, 7), 'R',
            List.of(4, 7), 'v',
            List.of(1, 4, 7), 'V');

    static Stream<Arguments> pages() {
        return Stream.of(SIZES).flatMap(MonochromeTest::pages);
    }

    private static Stream<Arguments> pages(int[] size) {
        return SamplePages.of(size[0], size[1]).entrySet().stream()
                .map(page -> Arguments.of(page.getKey() + "-" + size[1] + "x" + size[0], page.getValue()));
    }

    static Stream<Arguments> smallPages() {
        return pages(SIZES[0]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageWithoutColoursLooksAsItWasFoundGood(String name, Frame frame) throws IOException {
        compare("mono-" + name + ".txt", shown(frame, true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smallPages")
    void aPageInAsciiLooksAsItWasFoundGood(String name, Frame frame) throws IOException {
        compare("ascii-" + name + ".txt", shown(frame, false));
    }

    /** The states in a strip and in the column of letters are told apart without their colours. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void noColourIsUsed(String name, Frame frame) throws IOException {
        TinyVt vt = terminal(frame, true);
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                assertThat(vt.pen(row, column).foreground()).as(name).isEqualTo("39");
                assertThat(vt.pen(row, column).background()).as(name).isEqualTo("49");
            }
        }
    }

    private static TinyVt terminal(Frame frame, boolean unicode) throws IOException {
        TinyVt vt = new TinyVt(frame.rows(), frame.columns(), Width::of);
        vt.feed(new FrameEncoder(new Palette(ColorDepth.MONO, Theme.DARK), unicode).encode(frame));
        return vt;
    }

    private static List<String> shown(Frame frame, boolean unicode) throws IOException {
        TinyVt vt = terminal(frame, unicode);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) lines.add(glyphs(vt, row, frame.columns()));
        for (int row = 0; row < frame.rows(); row++) lines.add(attributes(vt, row, frame.columns()));
        return lines;
    }

    private static String glyphs(TinyVt vt, int row, int columns) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            int glyph = vt.glyph(row, column);
            if (glyph != TinyVt.RIGHT_HALF) line.appendCodePoint(glyph);
        }
        return line.toString().stripTrailing();
    }

    /** Bold, dim, underlined, reversed; in capitals if bold as well. */
    private static String attributes(TinyVt vt, int row, int columns) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            List<Integer> attributes = vt.pen(row, column).attributes();
            line.append(LETTERS.getOrDefault(attributes, '?'));
        }
        return line.toString();
    }

    private static void compare(String name, List<String> lines) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.write(file, lines, UTF_8);
        }
        assertThat(lines).as(file.toString()).isEqualTo(Files.readAllLines(file, UTF_8));
    }
}
