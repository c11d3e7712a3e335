package heddle.inspector.view;

import java.util.ArrayList;
import java.util.List;

/** Text measured, cut, padded and wrapped by the columns it takes on a screen, not by its characters. */
public final class Columns {

    private Columns() {}

    /** Columns that {@link Frame#put} advances for this text. */
    public static int of(String text) {
        String composed = SafeText.compose(text);
        int columns = 0;
        for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
            columns += Width.of(composed.codePointAt(i));
        }
        return columns;
    }

    /** Text of at most that many columns, cut at the end. */
    public static String end(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        return columns <= 0 ? "" : head(text, columns - 1) + Glyphs.ELLIPSIS;
    }

    /** A list of at most that many columns, cut after a comma, or else between two words, where the first one fits. */
    public static String words(String text, int columns) {
        String cut = end(text, columns);
        int blank = text.contains(", ") ? cut.lastIndexOf(", ") + 1 : cut.lastIndexOf(' ');
        boolean whole = blank <= 0 || cut.equals(text);
        return whole ? cut : end(cut.substring(0, blank).strip() + " " + Glyphs.ELLIPSIS, columns);
    }

    /**
     * Text of at most that many columns, cut in the middle because names end in what tells them apart:
     * {@code http-nio-8080-exec-7} becomes {@code http-nio-8080-ex…7}. Kept at the end are the final digits, or a third
     * of the room when there are none.
     */
    public static String middle(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        if (columns <= 2) {
            return end(text, columns);
        }
        String tail = tail(text, Math.min(tailColumns(text, columns), columns - 2));
        return head(text, columns - 1 - of(tail)) + Glyphs.ELLIPSIS + tail;
    }

    /** Text cut or padded on the right to exactly that many columns. */
    public static String left(String text, int columns) {
        String cut = end(text, columns);
        return cut + " ".repeat(Math.max(0, columns - of(cut)));
    }

    /** Text cut or padded on the left to exactly that many columns. */
    public static String right(String text, int columns) {
        String cut = end(text, columns);
        return " ".repeat(Math.max(0, columns - of(cut))) + cut;
    }

    /** Lines of at most that many columns, broken at spaces and, inside longer words, anywhere; at least one line. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            wrapParagraph(paragraph, Math.max(2, columns), lines);
        }
        return lines;
    }

    private static void wrapParagraph(String paragraph, int columns, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (line.length() > 0 && of(line + " " + word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            } else if (line.length() > 0) {
                line.append(' ');
            }
            line.append(cutWord(word, columns, lines));
        }
        lines.add(line.toString());
    }

    /** Adds the full lines of a word that is longer than a line and returns what is left of it. */
    private static String cutWord(String word, int columns, List<String> lines) {
        String rest = word;
        while (of(rest) > columns) {
            String head = head(rest, columns);
            lines.add(head);
            rest = rest.substring(head.length());
        }
        return rest;
    }

    private static int tailColumns(String text, int columns) {
        int digits = 0;
        while (digits < text.length() && isDigit(text.charAt(text.length() - 1 - digits))) {
            digits++;
        }
        return digits > 0 ? Math.min(digits, columns / 2) : columns / 3;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String head(String text, int columns) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += Width.of(codePoint);
            if (used > columns) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    private static String tail(String text, int columns) {
        int start = text.length();
        int used = 0;
        while (start > 0) {
            int codePoint = text.codePointBefore(start);
            used += Width.of(codePoint);
            if (used > columns) {
                break;
            }
            start -= Character.charCount(codePoint);
        }
        return text.substring(start);
    }
}
