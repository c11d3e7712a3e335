package heddle.inspector.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a frame with the one that was found good: its glyphs in {@code NAME.txt}, its styles in {@code NAME.sty}, a
 * letter a cell. Run with {@code -Dgolden.update=true} to accept what is drawn now, then read the difference.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "view");
    private static final String INKS = ".dakgwerylitpsnx";

    private Golden() {}

    static void compare(String name, Frame frame) throws IOException {
        compare(FOLDER.resolve(name + ".txt"), frame.lines());
        compare(FOLDER.resolve(name + ".sty"), styles(frame));
    }

    private static void compare(Path file, List<String> lines) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.write(file, lines, UTF_8);
        }
        assertThat(lines).as(file.toString()).isEqualTo(Files.readAllLines(file, UTF_8));
    }

    /** Inks, in capitals where strong; below a row with another ground than the page, the grounds after a caret. */
    private static List<String> styles(Frame frame) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            StringBuilder inks = new StringBuilder();
            StringBuilder grounds = new StringBuilder();
            for (int column = 0; column < frame.columns(); column++) {
                Style style = frame.style(row, column);
                inks.append(ink(style));
                grounds.append(" BSA".charAt(style.ground().ordinal()));
            }
            lines.add(inks.toString());
            if (!grounds.toString().isBlank())
                lines.add("^" + grounds.toString().stripTrailing());
        }
        return lines;
    }

    private static char ink(Style style) {
        char letter = INKS.charAt(style.ink().ordinal());
        if (!style.strong()) return letter;
        return letter == '.' ? 'B' : Character.toUpperCase(letter);
    }
}
