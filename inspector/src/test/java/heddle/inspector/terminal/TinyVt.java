package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A terminal in memory, for checking what an encoder makes one show. It knows the sequences that the encoder uses and
 * fails on any other; wide glyphs own two cells, and overwriting half of one blanks the other half, as xterm does.
 */
final class TinyVt {

    static final int RIGHT_HALF = -1;

    private final int columns;
    private final int[] glyphs;
    private final Pen[] pens;
    private final IntUnaryOperator widths;
    private Pen pen = Pen.RESET;
    private int row;
    private int column;

    /** What a cell is drawn with, as the SGR parameters in force. */
    record Pen(List<Integer> attributes, String foreground, String background) {
        static final Pen RESET = new Pen(List.of(), "39", "49");
    }

    /** @param widths columns this terminal gives a code point */
    TinyVt(int rows, int columns, IntUnaryOperator widths) {
        this.columns = columns;
        this.widths = widths;
        glyphs = new int[rows * columns];
        pens = new Pen[rows * columns];
        Arrays.fill(glyphs, '?');
        Arrays.fill(pens, Pen.RESET);
    }

    int glyph(int atRow, int atColumn) {
        return glyphs[atRow * columns + atColumn];
    }

    Pen pen(int atRow, int atColumn) {
        return pens[atRow * columns + atColumn];
    }

    /** The pen that an SGR sequence leaves behind. */
    static Pen penAfter(byte[] sequence) {
        TinyVt vt = new TinyVt(1, 1, glyph -> 1);
        vt.feed(sequence);
        return vt.pen;
    }

    void feed(EscapeBuffer bytes) throws java.io.IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes.writeTo(out);
        feed(out.toByteArray());
    }

    void feed(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (codePoint == EscapeSequence.ESCAPE) {
                int end = EscapeSequence.end(text, at);
                control(text.substring(at + 2, end - 1), text.charAt(end - 1));
                at = end;
            } else {
                print(codePoint);
                at += Character.charCount(codePoint);
            }
        }
    }

    private void control(String parameters, char operation) {
        switch (operation) {
            case 'H' -> {
                String[] position = parameters.split(";", -1);
                row = Integer.parseInt(position[0]) - 1;
                column = Integer.parseInt(position[1]) - 1;
            }
            case 'G' -> column = Integer.parseInt(parameters) - 1;
            case 'K' -> {
                for (int at = column; at < columns; at++) {
                    put(at, ' ');
                }
            }
            case 'm' -> select(parameters);
            case 'h', 'l' -> {
                if (!parameters.equals("?2026")) {
                    throw new IllegalStateException("unexpected mode " + parameters);
                }
            }
            default -> throw new IllegalStateException("unexpected sequence " + parameters + operation);
        }
    }

    private void select(String parameters) {
        String[] each = parameters.split(";", -1);
        int at = 0;
        while (at < each.length) {
            int code = Integer.parseInt(each[at]);
            int used = code != 38 && code != 48 ? 1 : each[at + 1].equals("5") ? 3 : 5;
            String whole = String.join(";", Arrays.copyOfRange(each, at, at + used));
            pen = selected(code, whole);
            at += used;
        }
    }

    private Pen selected(int code, String whole) {
        if (code == 0) {
            return Pen.RESET;
        }
        if (code < 30) {
            List<Integer> more = new java.util.ArrayList<>(pen.attributes());
            more.add(code);
            return new Pen(List.copyOf(more), pen.foreground(), pen.background());
        }
        boolean foreground = code < 40 || (code >= 90 && code < 100);
        return foreground
                ? new Pen(pen.attributes(), whole, pen.background())
                : new Pen(pen.attributes(), pen.foreground(), whole);
    }

    private void print(int codePoint) {
        int width = widths.applyAsInt(codePoint);
        if (column + width > columns) {
            column = columns - width;
        }
        put(column, codePoint);
        if (width == 2) {
            put(column + 1, RIGHT_HALF);
        }
        column = Math.min(columns - 1, column + width);
    }

    private void put(int at, int glyph) {
        int index = row * columns + at;
        if (glyphs[index] == RIGHT_HALF && glyph != RIGHT_HALF) {
            glyphs[index - 1] = ' ';
        }
        if (at + 1 < columns && glyphs[index] != RIGHT_HALF && glyphs[index + 1] == RIGHT_HALF) {
            glyphs[index + 1] = ' ';
        }
        glyphs[index] = glyph;
        pens[index] = pen;
    }
}
