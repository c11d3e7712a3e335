package heddle.inspector.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Results as lines of text for a wide terminal. */
final class Table {
    /** One column; texts stand left in it, figures right. */
    private record Column(String title, boolean isFigure, Function<Result, String> cell) {
        List<String> cells(List<Result> results) {
            List<String> cells = new ArrayList<>(List.of(title));
            results.forEach(result -> cells.add(cell.apply(result)));
            int width = cells.stream().mapToInt(String::length).max().orElse(1);
            String layout = isFigure ? "%" + width + "s" : "%-" + width + "s";
            return cells.stream().map(layout::formatted).toList();
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("row", false, Result::row),
            new Column("jdk", true, result -> Integer.toString(result.jdk())),
            new Column("subject", false, Result::subject),
            new Column("metric", false, Result::metric),
            new Column("median", true, result -> number(result.sample().median())),
            new Column("least", true, result -> number(result.sample().min())),
            new Column("most", true, result -> number(result.sample().max())),
            new Column("n", true, result -> Integer.toString(result.sample().n())),
            new Column("goal", true, Table::goal),
            new Column("null", true, Table::control),
            new Column("verdict", false, Table::verdict));

    private Table() {}

    static String of(List<Result> results) {
        List<List<String>> columns =
                COLUMNS.stream().map(column -> column.cells(results)).toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= results.size(); i++) {
            int row = i;
            List<String> cells = columns.stream().map(column -> column.get(row)).toList();
            text.append(String.join("  ", cells).stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String goal(Result result) {
        Double goal = result.goal();
        return goal == null ? "" : number(goal);
    }

    private static String control(Result result) {
        Control control = result.control();
        return control == null ? "" : number(control.ratio().median());
    }

    private static String verdict(Result result) {
        if (result.isVoid()) return "void";
        if (result.goal() == null) return "";
        return result.sample().median() <= result.goal() ? "met" : "missed";
    }

    /** As many decimals as mean something. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1000 || value == Math.rint(value)) return String.format(Locale.ROOT, "%.0f", value);
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.3f", value);
    }
}
