package heddle.inspector.bench;

import heddle.inspector.bench.Work.Round;
import heddle.inspector.model.Mode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the first load of the agent does to a busy JVM in which no flight recording ever was: the recorder is initialised,
 * and the first redefinition of a class in a late-attached JVM may discard compiled code. The ten seconds from the start
 * of the inspector on are compared with the five before it. The null control compares those five with the five before.
 */
final class FirstAttach implements Row {
    private static final int THREADS = 8;
    private static final int SLICES = 5;

    /** The ratios of one JVM. */
    private record Trial(double cpu, double cpuNull, double wall, double wallNull, double worstSlice) {}

    @Override
    public String name() {
        return "first-attach";
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < bed.effort().firstAttaches(); i++) trials.add(trial(bed));
        return List.of(
                result(bed, "CPU time per operation, against before", trials, Trial::cpu)
                        .withControl(control(trials, Trial::cpuNull)),
                result(bed, "wall time per operation, against before", trials, Trial::wall)
                        .withControl(control(trials, Trial::wallNull)),
                result(bed, "wall time per operation, worst second against before", trials, Trial::worstSlice)
                        .withControl(control(trials, Trial::wallNull)));
    }

    private static Trial trial(Bed bed) throws IOException, InterruptedException {
        try (Dialogue target = bed.contention(THREADS, false)) {
            Duration slice = bed.effort().phase().dividedBy(SLICES);
            Work work = Work.calibrated(target, slice);
            List<Round> first = rounds(work, SLICES);
            List<Round> second = rounds(work, SLICES);
            List<Round> attached = attached(bed, target, work);
            return new Trial(
                    ratio(attached, second, Round::cpuNanosPerOperation),
                    ratio(second, first, Round::cpuNanosPerOperation),
                    ratio(attached, second, Round::wallNanosPerOperation),
                    ratio(second, first, Round::wallNanosPerOperation),
                    ratio(List.of(slowest(attached)), second, Round::wallNanosPerOperation));
        }
    }

    private static List<Round> attached(Bed bed, Dialogue target, Work work) throws IOException, InterruptedException {
        try (Watching watching = Watching.launch(bed, target, Mode.AGENT)) {
            List<Round> rounds = rounds(work, 2 * SLICES);
            watching.awaitAnswer();
            return rounds;
        }
    }

    private static List<Round> rounds(Work work, int count) throws IOException, InterruptedException {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < count; i++) rounds.add(work.round());
        return rounds;
    }

    private static Round slowest(List<Round> rounds) {
        return Collections.max(rounds, Comparator.comparing(Round::wallNanosPerOperation));
    }

    private static double ratio(List<Round> rounds, List<Round> reference, ToDoubleFunction<Round> cost) {
        return mean(rounds, cost) / mean(reference, cost);
    }

    /** Rounds are equally long, so this is the figure of all of them together. */
    private static double mean(List<Round> rounds, ToDoubleFunction<Round> cost) {
        return Sample.mean(rounds.stream().mapToDouble(cost).toArray());
    }

    private Result result(Bed bed, String metric, List<Trial> trials, ToDoubleFunction<Trial> figure) {
        return Result.of(name(), bed, Mode.AGENT.text(), metric, Sample.of(trials, figure));
    }

    private static Control control(List<Trial> trials, ToDoubleFunction<Trial> figure) {
        return new Control("the time before against the time before that", Sample.of(trials, figure));
    }
}
