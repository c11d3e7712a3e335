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
 * @param idea one line for people
 * @param alone whether it computes all the time, so that others beside it would change its truth
 * @param healthy whether the twin is meant, which has the same structure and no fault
 */
record FaultProgram(
        SampleProcess.Launch launch,
        String words,
        String fault,
        String kind,
        String threads,
        String idea,
        boolean alone,
        boolean healthy) {

    /** Instead of a fault, of programs that use a library. */
    static final String REAL = "real";

    /** Those of the matrix that run on a JDK; the twins are not listed. */
    static List<FaultProgram> all(Jdk jdk) throws IOException {
        return all(jdk, SampleProcess.Launch.of(Faults.class));
    }

    /** Those that another program can be. */
    static List<FaultProgram> all(Jdk jdk, SampleProcess.Launch launch) throws IOException {
        return SampleProcess.list(jdk, launch).stream()
                .map(line -> parse(launch, line))
                .toList();
    }

    /** {@code words TAB key=value ... # idea}. */
    private static FaultProgram parse(SampleProcess.Launch launch, String line) {
        String[] parts = line.split("\t", 2);
        String[] about = parts[1].split(" # ", 2);
        Map<String, String> values = Arrays.stream(about[0].split(" ", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new FaultProgram(
                launch,
                parts[0],
                values.getOrDefault("fault", ""),
                values.getOrDefault("kind", ""),
                values.getOrDefault("threads", ""),
                about[1],
                Boolean.parseBoolean(values.get("alone")),
                false);
    }

    /** The same without its fault, and then without its hunger. */
    FaultProgram twin() {
        return new FaultProgram(launch, words, fault, kind, threads, idea, false, true);
    }

    String title() {
        return healthy ? words + " --healthy" : words;
    }

    SampleProcess start(Jdk jdk, Optional<Integer> names) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(Arrays.asList(title().split(" ", -1)));
        names.ifPresent(seed -> arguments.addAll(List.of("--names", seed.toString())));
        return SampleProcess.start(jdk, launch, arguments);
    }
}
