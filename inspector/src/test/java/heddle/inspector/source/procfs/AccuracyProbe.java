package heddle.inspector.source.procfs;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures how right the sampler is: starts a {@link TruthProgram}, looks at it four times a second and prints one JSON
 * object with the errors of each thread, or with why the program refused.
 *
 * <p>Arguments: for how many milliseconds, threads that wake ten times a second for company, what each thread does.
 */
final class AccuracyProbe {
    private static final long PERIOD_MILLIS = 250;
    private static final int LOOKS_A_SECOND = 4;

    private AccuracyProbe() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long millis = Long.parseLong(arguments[0]);
        int company = Integer.parseInt(arguments[1]);
        List<String> kinds = Arrays.asList(arguments).subList(2, arguments.length);
        Path account = Files.createTempFile("heddle-truth", ".account");
        try {
            System.out.println(JSON.std.asString(measure(account, millis, company, kinds)));
        } finally {
            Files.delete(account);
        }
    }

    private static Map<String, Object> measure(Path file, long millis, int company, List<String> kinds)
            throws IOException, InterruptedException {
        List<String> programs = new ArrayList<>(kinds);
        for (int i = 0; i < company; i++) programs.add("wake");
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(programs);
        TruthAccount account = TruthAccount.open(file, programs.size());
        try (ChildJvm child = ChildJvm.start(TruthProgram.class, arguments.toArray(new String[0]));
                AccuracyMeter meter = new AccuracyMeter(child, account, kinds)) {
            if (!child.firstLine().equals(TruthProgram.READY)) return Map.of("refused", child.firstLine());
            Pidstat pidstat = Pidstat.start(child.pid(), millis / 1000);
            List<ComparedThread> threads = meter.measure(millis, PERIOD_MILLIS);
            Map<String, Pidstat.Figures> others = pidstat.figures();
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = 0; i < threads.size(); i++) {
                rows.add(row(threads.get(i), others.get(AccuracyMeter.NAME + i)));
            }
            return Map.of("threads", rows);
        }
    }

    private static Map<String, Object> row(ComparedThread thread, Pidstat.@Nullable Figures other) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", thread.kind());
        row.put("starved", thread.isStarved());
        row.put("running", thread.share(true, false));
        row.put("ready", thread.share(false, false));
        row.put("running_error_mean", thread.runningError(1).getAverage());
        row.put("running_error_worst", thread.runningError(1).getMax());
        int looks = thread.isStarved() ? LOOKS_A_SECOND : 1;
        row.put("ready_error_mean", thread.readyError(looks).getAverage());
        row.put("ready_error_worst", thread.readyError(looks).getMax());
        row.put("not_waiting_ns", thread.notWaitingNanos());
        row.put("imbalance", worst(thread, true));
        row.put("beyond_kernel", worst(thread, false));
        if (other != null) row.put("pidstat", pidstat(thread, other));
        return row;
    }

    private static long worst(ComparedThread thread, boolean imbalance) {
        return thread.switches().windows().stream()
                .mapToLong(window -> imbalance ? window.imbalance() : window.outside())
                .max()
                .orElse(0);
    }

    private static Map<String, Object> pidstat(ComparedThread thread, Pidstat.Figures other) {
        double seconds = thread.nanos() / 1e9;
        return Map.of(
                "running", Math.abs(thread.share(true, false) - other.cpuPercent()),
                "ready", Math.abs(thread.share(false, false) - other.waitPercent()),
                "requests", Math.abs(thread.transitions().request() / seconds - other.voluntaryPerSecond()),
                "timeouts", Math.abs(thread.transitions().timeout() / seconds - other.involuntaryPerSecond()),
                "switches", other.voluntaryPerSecond() + other.involuntaryPerSecond());
    }
}
