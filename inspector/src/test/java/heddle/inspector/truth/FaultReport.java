package heddle.inspector.truth;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of the whole matrix: a table for people, and all that was told wrong or not at all for whoever asks.
 *
 * @param commit what was looked with
 */
record FaultReport(String at, String commit, double minutes, List<FaultRun> runs) {

    /** One line a fault, and one for all. */
    String table() {
        List<String> lines = new ArrayList<>(List.of(FaultTally.heading()));
        tallies().forEach(tally -> lines.add(tally.line()));
        return String.join(System.lineSeparator(), lines);
    }

    private List<FaultTally> tallies() {
        Map<String, List<FaultRun>> byFault = runs.stream()
                .collect(Collectors.groupingBy(run -> run.program().fault(), LinkedHashMap::new, Collectors.toList()));
        List<FaultTally> tallies = new ArrayList<>();
        byFault.forEach((fault, ofFault) -> tallies.add(FaultTally.of(fault, ofFault)));
        tallies.add(FaultTally.of("all", runs));
        return tallies;
    }

    /** What was missed, one program a line, as the list of what is known to be unseen has it. */
    List<String> missed() {
        Map<String, TreeSet<String>> missed = new TreeMap<>();
        Map<String, TreeSet<String>> told = new TreeMap<>();
        for (FaultRun run : runs) {
            String title = run.program().title();
            missed.computeIfAbsent(title, any -> new TreeSet<>()).addAll(run.missed());
            told.computeIfAbsent(title, any -> new TreeSet<>())
                    .addAll(run.told().stream().filter(run::tells).toList());
        }
        List<String> lines = new ArrayList<>();
        missed.forEach((title, subjects) -> {
            TreeSet<String> sometimes = told.getOrDefault(title, new TreeSet<>());
            if (!subjects.isEmpty()) {
                lines.add(title + ": "
                        + subjects.stream()
                                .map(subject -> sometimes.contains(subject) ? "?" + subject : subject)
                                .collect(Collectors.joining(" ")));
            }
        });
        return lines;
    }

    void write(Path file) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "heddle.faults/1");
        json.put("at", at);
        json.put("commit", commit);
        json.put("minutes", minutes);
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("tallies", tallies());
        json.put("runs", runs.stream().map(FaultReport::json).toList());
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        String text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(json);
        Files.writeString(file, text + System.lineSeparator());
    }

    private static Map<String, @Nullable Object> json(FaultRun run) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("program", run.program().title());
        json.put("about", run.program().idea());
        json.put("jdk", run.jdk().feature());
        json.put("held", run.results().stream().filter(Compared::holds).count());
        json.put(
                "failed",
                run.results().stream()
                        .filter(result -> !result.holds())
                        .map(Compared::toString)
                        .toList());
        json.put("thread_print_deadlock", run.printedDeadlock());
        if (run.program().fault().equals(FaultProgram.REAL))
            json.put("answer", run.answer().value());
        if (!run.failure().isEmpty()) json.put("broken", run.failure());
        return json;
    }
}
