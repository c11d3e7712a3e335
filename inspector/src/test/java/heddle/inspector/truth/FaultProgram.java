package heddle.inspector.truth;

import heddle.samples.faults.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A program of the fault matrix, as the matrix lists it.
 *
 * @param words what starts it
 * @param alone whether it computes all the time, so that others beside it would change its truth
 * @param healthy whether the twin is meant, which has the same structure and no fault
 */
record FaultProgram(String words, String fault, String kind, String threads, boolean alone, boolean healthy) {

    /** Those that run on a JDK; the twins are not listed. */
    static List<FaultProgram> all(Jdk jdk) throws IOException {
        return SampleProcess.list(jdk, Faults.class).stream()
                .map(FaultProgram::parse)
                .toList();
    }

    /** {@code words TAB key=value ... # idea}. */
    private static FaultProgram parse(String line) {
        String[] parts = line.split("\t", 2);
        Map<String, String> values = Arrays.stream(parts[1].split(" # ", 2)[0].split(" ", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new FaultProgram(
                parts[0],
                values.getOrDefault("fault", ""),
                values.getOrDefault("kind", ""),
                values.getOrDefault("threads", ""),
                Boolean.parseBoolean(values.get("alone")),
                false);
    }

    /** The same without its fault, and then without its hunger. */
    FaultProgram twin() {
        return new FaultProgram(words, fault, kind, threads, false, true);
    }

    String title() {
        return healthy ? words + " --healthy" : words;
    }

    SampleProcess start(Jdk jdk, Optional<Integer> names) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(Arrays.asList(title().split(" ", -1)));
        names.ifPresent(seed -> arguments.addAll(List.of("--names", seed.toString())));
        return SampleProcess.start(jdk, Faults.class, arguments);
    }
}
