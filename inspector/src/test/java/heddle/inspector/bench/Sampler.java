package heddle.inspector.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** What reading the kernel's counters of many threads costs the inspector: CPU time and garbage of the one thread that does. */
final class Sampler implements Row {
    private static final String THREAD = "procfs";
    private static final double LOOKS_A_SECOND = 4;

    /** What had been used up to one moment. */
    private record Reading(long looks, long allocatedBytes, CpuTimes cpu) {}

    @Override
    public String name() {
        return "sampler";
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        results.addAll(measure(bed, "1000 threads, idle", 1000, 0, 1));
        results.addAll(measure(bed, "5000 threads, idle", 5000, 0, 5));
        results.addAll(measure(bed, "1000 threads, each waking 10 times a second", 0, 1000, 4));
        return results;
    }

    private List<Result> measure(Bed bed, String subject, int idle, int active, double goal)
            throws IOException, InterruptedException {
        List<Reading> readings;
        try (Dialogue target = bed.crowd(idle, active, 0);
                Dialogue probe = bed.start(SamplerProbe.class, Bed.LEAN, target.pid())) {
            Thread.sleep(bed.effort().warmUp().toMillis());
            readings = readings(bed, probe);
        }
        List<Double> percents = differences(
                readings,
                (from, to) -> LOOKS_A_SECOND * 100 * to.cpu.nanosSince(from.cpu) / 1e9 / (to.looks - from.looks));
        List<Double> bytes = differences(
                readings, (from, to) -> (double) (to.allocatedBytes - from.allocatedBytes) / (to.looks - from.looks));
        Control control = Control.ofNeighbours("each second window against the one before it", percents);
        return List.of(
                Result.of(name(), bed, subject, "% of a core at 4 Hz", Sample.of(percents))
                        .withGoal(goal)
                        .withControl(control),
                Result.of(name(), bed, subject, "bytes allocated per look", Sample.of(bytes)));
    }

    private static List<Reading> readings(Bed bed, Dialogue probe) throws IOException, InterruptedException {
        List<Reading> readings = new ArrayList<>();
        readings.add(reading(probe));
        while (readings.size() <= bed.effort().windows()) {
            Thread.sleep(bed.effort().window().toMillis());
            Reading reading = reading(probe);
            // On a busy machine a look may be late.
            if (reading.looks > readings.get(readings.size() - 1).looks) readings.add(reading);
        }
        return readings;
    }

    private static Reading reading(Dialogue probe) throws IOException, InterruptedException {
        String[] answer = probe.ask("used").split(" ", -1);
        CpuTimes cpu = new ProcessCounters(probe.pid()).cpuTimes(THREAD::equals);
        return new Reading(Long.parseLong(answer[0]), Long.parseLong(answer[1]), cpu);
    }

    private static List<Double> differences(List<Reading> readings, ToDoubleBiFunction<Reading, Reading> figure) {
        return IntStream.range(1, readings.size())
                .mapToObj(i -> figure.applyAsDouble(readings.get(i - 1), readings.get(i)))
                .toList();
    }
}
