package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import heddle.inspector.view.Frame;
import heddle.inspector.view.Glyphs;
import heddle.inspector.view.Style;
import heddle.inspector.view.Width;
import org.jspecify.annotations.Nullable;

/**
 * Turns a frame into the bytes that make a terminal showing the frame before show this one.
 *
 * <p>Only runs of changed cells are drawn, each placed absolutely, so no doubt about the width of a glyph outlives its
 * run; within a run the cursor is placed again after a glyph that terminals measure differently. A full repaint draws
 * over what is there and erases nothing first, which would blink. All bytes of a frame stand between the marks of a
 * synchronized update (private mode 2026), which terminals that do not know it ignore.
 */
final class FrameEncoder {

    private static final byte[] BEGIN_UPDATE = "\u001b[?2026h".getBytes(US_ASCII);
    private static final byte[] END_UPDATE = "\u001b[?2026l".getBytes(US_ASCII);
    private static final byte[] ERASE_TO_END_OF_ROW = "\u001b[K".getBytes(US_ASCII);
    private static final byte[] CONTROL_SEQUENCE = "\u001b[".getBytes(US_ASCII);

    /** Unchanged cells up to this many are drawn again rather than jumped over, which costs six bytes. */
    private static final int MAX_BRIDGE = 5;

    /** Blank ends of rows from this many cells on are erased rather than drawn. */
    private static final int MIN_ERASE = 8;

    private static final int UNKNOWN = -1;

    private final Palette palette;
    private final boolean unicode;
    private final EscapeBuffer out = new EscapeBuffer();

    private @Nullable Frame shown;
    private int pen = UNKNOWN;
    private int row = UNKNOWN;

    FrameEncoder(Palette palette, boolean unicode) {
        this.palette = palette;
        this.unicode = unicode;
    }

    /** Forgets what the terminal shows: the next frame is drawn whole. */
    void forget() {
        shown = null;
    }

    /** The bytes for the next frame; empty when nothing changed. Valid until the next call. */
    EscapeBuffer encode(Frame next) {
        out.clear();
        pen = UNKNOWN;
        row = UNKNOWN;
        Frame before = shown;
        if (before == null || !before.sameSize(next)) {
            encodeAll(next);
        } else if (next.firstDifference(before, 0) >= 0) {
            encodeChanges(next, before);
        }
        shown = next;
        return out;
    }

    private void encodeAll(Frame next) {
        out.add(BEGIN_UPDATE);
        for (int each = 0; each < next.rows(); each++) {
            drawRun(next, each, 0, next.columns());
        }
        out.add(END_UPDATE);
    }

    private void encodeChanges(Frame next, Frame before) {
        out.add(BEGIN_UPDATE);
        int columns = next.columns();
        int cell = next.firstDifference(before, 0);
        while (cell >= 0) {
            int runRow = cell / columns;
            int end = endOfRun(next, before, runRow, cell % columns);
            drawRun(next, runRow, cell % columns, end);
            cell = next.firstDifference(before, runRow * columns + end);
        }
        out.add(END_UPDATE);
    }

    /** The column after the last cell worth drawing in one go with the changed cell at that column. */
    private static int endOfRun(Frame next, Frame before, int row, int column) {
        int from = row * next.columns();
        int rowEnd = from + next.columns();
        int end = from + column + 1;
        while (end < rowEnd) {
            int changed = next.firstDifference(before, end);
            if (changed < 0
                    || changed >= rowEnd
                    || changed - end > MAX_BRIDGE
                    || !isPlainText(next, row, end - from - 1, changed - from)) {
                break;
            }
            end = changed + 1;
        }
        return end - from;
    }

    /** Whether the cells after the first are single bytes in the style of the first. */
    private static boolean isPlainText(Frame frame, int row, int first, int end) {
        int style = frame.styleId(row, first);
        for (int column = first + 1; column < end; column++) {
            int glyph = frame.glyph(row, column);
            if (glyph < ' ' || glyph > '~' || frame.styleId(row, column) != style) {
                return false;
            }
        }
        return true;
    }

    private void drawRun(Frame frame, int runRow, int column, int end) {
        boolean toEdge = end == frame.columns();
        int blank = toEdge ? startOfBlankEnd(frame, runRow, column) : end;
        int drawn = end - blank >= MIN_ERASE ? blank : end;
        moveTo(runRow, column);
        for (int at = column; at < drawn; at++) {
            drawCell(frame, runRow, at);
        }
        if (drawn < end) {
            choosePen(Style.PLAIN.id());
            out.add(ERASE_TO_END_OF_ROW);
        }
    }

    private static int startOfBlankEnd(Frame frame, int row, int column) {
        int plain = Style.PLAIN.id();
        int start = frame.columns();
        while (start > column && frame.glyph(row, start - 1) == ' ' && frame.styleId(row, start - 1) == plain) {
            start--;
        }
        return start;
    }

    private void drawCell(Frame frame, int cellRow, int column) {
        int glyph = frame.glyph(cellRow, column);
        if (glyph == Frame.RIGHT_HALF) {
            return;
        }
        choosePen(frame.styleId(cellRow, column));
        if (!unicode) {
            drawAscii(glyph);
            return;
        }
        out.utf8(glyph);
        if (!Width.isAgreed(glyph)) {
            moveToColumn(column + Width.of(glyph));
        }
    }

    private void drawAscii(int glyph) {
        for (int i = 0; i < Width.of(glyph); i++) {
            out.add(Glyphs.toAscii(glyph));
        }
    }

    private void choosePen(int style) {
        if (style != pen) {
            out.add(palette.change(pen, style));
            pen = style;
        }
    }

    private void moveTo(int toRow, int column) {
        if (toRow == row) {
            moveToColumn(column);
        } else {
            out.add(CONTROL_SEQUENCE)
                    .decimal(toRow + 1)
                    .add(';')
                    .decimal(column + 1)
                    .add('H');
            row = toRow;
        }
    }

    private void moveToColumn(int column) {
        out.add(CONTROL_SEQUENCE).decimal(column + 1).add('G');
    }
}
