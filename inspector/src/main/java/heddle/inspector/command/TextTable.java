package heddle.inspector.command;

import heddle.inspector.view.Columns;
import heddle.inspector.view.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as their widest cell, for answers read by people. */
final class TextTable {
    private static final int WIDEST_CELL = 60;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(String... cells) {
        rows.add(List.of(cells).stream().map(SafeText::forScreen).toList());
        return this;
    }

    List<String> lines() {
        int[] widths = widths();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST_CELL, Columns.of(row.get(i))));
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            if (i > 0) line.append("  ");
            line.append(row.get(i));
            boolean last = i == row.size() - 1;
            if (!last) line.append(" ".repeat(Math.max(0, widths[i] - Columns.of(row.get(i)))));
        }
        return line.toString();
    }
}
