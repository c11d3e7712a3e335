package heddle.inspector.source.procfs;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code pidstat -t -u -w} of sysstat beside us, on the same process for the same time. */
final class Pidstat {
    private static final String AVERAGE = "Average:";

    private final Process process;

    private Pidstat(Process process) {
        this.process = process;
    }

    /** What it says of one thread. */
    record Figures(double cpuPercent, double waitPercent, double voluntaryPerSecond, double involuntaryPerSecond) {}

    /** Starts it; it says nothing where it is not installed. A second passes first, as in {@link AccuracyMeter#measure}. */
    static Pidstat start(int pid, long seconds) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", "sleep 1; exec pidstat -t -u -w -p " + pid + " " + seconds + " 1");
        builder.environment().put("LC_ALL", "C");
        return new Pidstat(builder.redirectErrorStream(true).start());
    }

    /** Figures by the kernel's name of a thread, once it has ended. */
    Map<String, Figures> figures() throws IOException, InterruptedException {
        Map<String, double[]> cpu = new HashMap<>();
        Map<String, double[]> switches = new HashMap<>();
        try (BufferedReader lines = process.inputReader()) {
            Columns columns = new Columns(List.of());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words = List.of(line.strip().split("\\s+"));
                if (words.get(0).equals(AVERAGE) && words.contains("TID")) columns = new Columns(words);
                else if (words.get(0).equals(AVERAGE)) columns.take(words, cpu, switches);
            }
        }
        process.waitFor();
        return join(cpu, switches);
    }

    private static Map<String, Figures> join(Map<String, double[]> cpu, Map<String, double[]> switches) {
        Map<String, Figures> figures = new HashMap<>();
        cpu.forEach((name, used) -> {
            double[] counts = switches.getOrDefault(name, new double[2]);
            figures.put(name, new Figures(used[0], used[1], counts[0], counts[1]));
        });
        return figures;
    }

    /** Where the columns of a table are; the command is the last, with the thread's name after {@code |__}. */
    private record Columns(List<String> titles) {
        void take(List<String> words, Map<String, double[]> cpu, Map<String, double[]> switches) {
            String command = words.get(words.size() - 1);
            if (!command.startsWith("|__")) return;
            String name = command.substring("|__".length());
            if (titles.contains("%CPU")) cpu.put(name, numbers(words, "%CPU", "%wait"));
            if (titles.contains("cswch/s")) switches.put(name, numbers(words, "cswch/s", "nvcswch/s"));
        }

        private double[] numbers(List<String> words, String... names) {
            return Arrays.stream(names)
                    .mapToDouble(name -> Double.parseDouble(words.get(titles.indexOf(name))))
                    .toArray();
        }
    }
}
