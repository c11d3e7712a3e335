package heddle.inspector.truth;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** All that was compared, kept for people: what was expected, what was seen, how far apart they were. */
final class TruthReport {

    private record Row(String run, Compared compared) {}

    private final List<Row> rows = new ArrayList<>();

    /** Adds what came of one run; the run is named by its sample and JDKs. */
    void add(String run, List<Compared> results) {
        results.forEach(result -> rows.add(new Row(run, result)));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.std
                .with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
                .write(rows.stream().map(TruthReport::json).toList(), file.toFile());
    }

    private static Map<String, @Nullable Object> json(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run", row.run());
        json.put("subject", row.compared().subject());
        json.put("field", row.compared().field());
        json.put("expected", row.compared().expected());
        json.put("seen", row.compared().verdict().seen());
        json.put("error", boxed(row.compared().verdict().error()));
        json.put("holds", row.compared().holds());
        return json;
    }

    private static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    /** One line a result, in columns. */
    String table() {
        StringBuilder table = new StringBuilder();
        rows.forEach(row -> table.append(line(row)).append('\n'));
        return table.toString();
    }

    private static String line(Row row) {
        Compared compared = row.compared();
        OptionalDouble error = compared.verdict().error();
        return String.format(
                Locale.ROOT,
                "%-5s %-40s %-60s %-20s %-28s %-28s %s",
                compared.holds() ? "ok" : "FAILS",
                row.run(),
                compared.subject(),
                compared.field(),
                compared.expected(),
                compared.verdict().seen(),
                error.isPresent() ? String.format(Locale.ROOT, "%+.2f", error.getAsDouble()) : "");
    }
}
