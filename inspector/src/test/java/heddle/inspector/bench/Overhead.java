package heddle.inspector.bench;

import heddle.inspector.bench.Work.Round;
import heddle.inspector.model.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What each mode costs a target with contended locks: CPU time and wall time of the same work, done again and again in
 * one JVM. Each round with an inspector lies between two without and is compared with their mean. The null control is
 * one more mode, which attaches nothing.
 */
final class Overhead implements Row {
    private static final int THREADS = 8;

    /** Who is there while a round is measured. */
    private enum Company {
        NOBODY(null),
        LOOK(Mode.LOOK),
        AGENTLESS(Mode.AGENTLESS),
        AGENT(Mode.AGENT);

        private final @Nullable Mode mode;

        Company(@Nullable Mode mode) {
            this.mode = mode;
        }

        String text() {
            return mode == null ? "nobody" : mode.text();
        }
    }

    /** A round and its neighbours without inspector. */
    private record Triple(Round before, Round with, Round after) {
        double ratio(ToDoubleFunction<Round> cost) {
            double alone = Sample.mean(cost.applyAsDouble(before), cost.applyAsDouble(after));
            return cost.applyAsDouble(with) / alone;
        }
    }

    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        try (Dialogue target = bed.contention(THREADS)) {
            return results(bed, blocks(bed, target));
        }
    }

    private static Map<Company, List<Triple>> blocks(Bed bed, Dialogue target)
            throws IOException, InterruptedException {
        Work work = Work.calibrated(target, bed.effort().round());
        for (Company first : Company.values())
            round(first, bed, target, work); // what a first attach costs is another row
        Map<Company, List<Triple>> triples = new EnumMap<>(Company.class);
        Round before = work.roundAfterPause();
        for (int block = 0; block < bed.effort().blocks(); block++) {
            for (Company company : rotated(block)) {
                Round with = round(company, bed, target, work);
                Round after = work.roundAfterPause();
                triples.computeIfAbsent(company, unused -> new ArrayList<>()).add(new Triple(before, with, after));
                before = after;
            }
        }
        return triples;
    }

    /** Each comes at each place, so that a trend does not always meet the same one. */
    private static List<Company> rotated(int block) {
        List<Company> order = new ArrayList<>(List.of(Company.values()));
        Collections.rotate(order, block);
        return order;
    }

    private static Round round(Company company, Bed bed, Dialogue target, Work work)
            throws IOException, InterruptedException {
        Mode mode = company.mode;
        if (mode == null) return work.roundAfterPause();
        try (Watching watching = Watching.launch(bed, target, mode)) {
            watching.awaitAnswer();
            return work.roundAfterPause();
        }
    }

    private List<Result> results(Bed bed, Map<Company, List<Triple>> triples) {
        List<Result> results = new ArrayList<>();
        results.addAll(compared(bed, triples, "CPU time per operation, against alone", Round::cpuNanosPerOperation));
        results.addAll(compared(bed, triples, "wall time per operation, against alone", Round::wallNanosPerOperation));
        triples.forEach((company, own) -> {
            results.add(absolute(bed, company, own, "CPU ns per operation", Round::cpuNanosPerOperation));
            results.add(absolute(bed, company, own, "operations per CPU second", Round::operationsPerCpuSecond));
        });
        return results;
    }

    private List<Result> compared(
            Bed bed, Map<Company, List<Triple>> triples, String metric, ToDoubleFunction<Round> cost) {
        Map<Company, Sample> ratios = new EnumMap<>(Company.class);
        triples.forEach((company, own) -> ratios.put(company, Sample.of(own, triple -> triple.ratio(cost))));
        Sample nobody = ratios.remove(Company.NOBODY);
        if (nobody == null) throw new IllegalStateException("the null control is missing");
        Control control = new Control("a round with nobody attached, compared in the same way", nobody);
        return ratios.entrySet().stream()
                .map(mode -> Result.of(name(), bed, mode.getKey().text(), metric, mode.getValue())
                        .withControl(control))
                .toList();
    }

    private Result absolute(
            Bed bed, Company company, List<Triple> triples, String metric, ToDoubleFunction<Round> cost) {
        Sample sample = Sample.of(triples, triple -> cost.applyAsDouble(triple.with()));
        return Result.of(name(), bed, company.text(), metric, sample);
    }
}
