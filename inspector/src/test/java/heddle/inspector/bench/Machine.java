package heddle.inspector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where it was measured.
 *
 * @param loadAverage of the last 1, 5 and 15 minutes before
 * @param loadAverageAfter the same when all was measured; our own work is in it
 * @param referenceMillis CPU time that {@link ReferenceWork} took before
 * @param referenceMillisAfter the same when all was measured
 */
record Machine(
        String cpu,
        int cores,
        long memoryMb,
        String kernel,
        List<Double> loadAverage,
        List<Double> loadAverageAfter,
        double referenceMillis,
        double referenceMillisAfter) {
    static Machine before() throws IOException {
        return new Machine(
                line("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024,
                System.getProperty("os.version"),
                load(),
                List.of(),
                ReferenceWork.cpuMillis(),
                Double.NaN);
    }

    Machine after() throws IOException {
        return new Machine(
                cpu, cores, memoryMb, kernel, loadAverage, load(), referenceMillis, ReferenceWork.cpuMillis());
    }

    String speed() {
        return String.format(
                Locale.ROOT,
                "Sorting a million numbers took %.1f ms of CPU time before and %.1f after.",
                referenceMillis,
                referenceMillisAfter);
    }

    private static String line(String file, String label) throws IOException {
        for (String line : Files.readAllLines(Path.of(file))) {
            if (line.startsWith(label))
                return line.substring(line.indexOf(':') + 1).strip();
        }
        return "unknown";
    }

    private static List<Double> load() throws IOException {
        String[] words = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
        return List.of(Double.valueOf(words[0]), Double.valueOf(words[1]), Double.valueOf(words[2]));
    }
}
