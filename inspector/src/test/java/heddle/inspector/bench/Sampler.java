package heddle.inspector.bench;

import heddle.inspector.source.procfs.ProcfsSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What reading the kernel's counters of many threads costs the inspector: CPU time and garbage of the one thread that does.
 *
 * <p>Two samplers read the same threads in the same seconds; that they are equal is the null control, whatever else the
 * machine did meanwhile. They look half a period apart: of two at once the second finds the kernel's locks taken.
 */
record Sampler(String subject, int idle, int active, double goal) implements Row {
    /** Each a row of its own, since each may have to be measured again. */
    static final List<Sampler> ALL = List.of(
            new Sampler("1000 threads, idle", 1000, 0, 1),
            new Sampler("5000 threads, idle", 5000, 0, 5),
            new Sampler("1000 threads, each waking 10 times a second", 0, 1000, 4));

    private static final String THREAD = "procfs";
    private static final double LOOKS_A_SECOND = 4;
    private static final long HALF_PERIOD_NANOS = ProcfsSource.USUAL_PERIOD.toNanos() / 2;

    /** What had been used up to one moment. */
    private record Reading(long looks, long allocatedBytes, CpuTimes cpu) {}

    @Override
    public String name() {
        return "sampler";
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        List<Reading> ones = new ArrayList<>();
        List<Reading> others = new ArrayList<>();
        try (Dialogue target = bed.crowd(idle, active, 0);
                Dialogue one = bed.start(SamplerProbe.class, Bed.LEAN, target.pid());
                Dialogue other = bed.start(SamplerProbe.class, Bed.LEAN, target.pid())) {
            one.ask("begin");
            long begunNanos = System.nanoTime();
            Waiting.until(
                    "half a period has passed",
                    ProcfsSource.USUAL_PERIOD,
                    () -> System.nanoTime() - begunNanos >= HALF_PERIOD_NANOS);
            other.ask("begin");
            bed.awaitSettled(other.pid());
            for (int i = 0; i <= bed.effort().windows(); i++) {
                Thread.sleep(bed.effort().window().toMillis());
                ones.add(reading(one));
                others.add(reading(other));
            }
        }
        List<Double> percents = differences(ones, Sampler::percent);
        List<Double> otherPercents = differences(others, Sampler::percent);
        List<Double> bytes = differences(
                ones, (from, to) -> (double) (to.allocatedBytes - from.allocatedBytes) / (to.looks - from.looks));
        List<Double> both =
                Stream.concat(percents.stream(), otherPercents.stream()).toList();
        return List.of(
                Result.of(name(), bed, subject, "% of a core at 4 Hz", Sample.of(both))
                        .withGoal(goal)
                        .withControl(Control.ofPairs("two samplers, half a period apart", otherPercents, percents)),
                Result.of(name(), bed, subject, "bytes allocated per look", Sample.of(bytes)));
    }

    private static double percent(Reading from, Reading to) {
        return LOOKS_A_SECOND * 100 * to.cpu.nanosSince(from.cpu) / 1e9 / (to.looks - from.looks);
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
