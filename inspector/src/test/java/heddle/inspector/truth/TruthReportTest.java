package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthReportTest {

    private final TruthReport report = new TruthReport();

    @BeforeEach
    void addOneOfEach() {
        report.add(
                "a run",
                List.of(
                        compared("running", "1..3~2", "2.5", OptionalDouble.of(0.5), true),
                        compared("state", "READY", "WAITING", OptionalDouble.empty(), false)));
    }

    @Test
    void keepsEachResultAsJson(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new").resolve("report.json");

        report.write(file);

        List<Json> rows = Json.parse(Files.readString(file)).elements().toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).at("error").number()).hasValue(0.5);
        assertThat(rows.get(1).at("error").isNull()).isTrue();
        assertThat(rows.get(1).at("holds").text()).isEqualTo("false");
    }

    @Test
    void marksWhatDidNotHold() {
        assertThat(report.table().lines())
                .satisfiesExactly(
                        held -> assertThat(held).startsWith("ok ").endsWith("+0.50"),
                        failed -> assertThat(failed).startsWith("FAILS ").contains("READY", "WAITING"));
    }

    private static Compared compared(String field, String expected, String seen, OptionalDouble error, boolean holds) {
        return new Compared("thread=t", field, expected, new Expected.Verdict(seen, error, holds));
    }
}
