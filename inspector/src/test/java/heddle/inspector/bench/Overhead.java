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
 * What inspectors cost a target that takes locks: CPU time and wall time of the same work, done again and again in one JVM.
 * Each round with an inspector lies between two without and is compared with their mean. The null control is one more
 * company, which attaches nothing.
 */
final class Overhead implements Row {
    /** Each mode, where threads compete for a few locks. */
    static final Overhead OF_MODES =
            new Overhead("overhead", 8, false, List.of(Company.NOBODY, Company.LOOK, Company.AGENTLESS, Company.AGENT));

    /** Probes, in the same program. */
    static final Overhead OF_PROBES =
            new Overhead("probes", 8, false, List.of(Company.NOBODY, Company.AGENT, Company.EXACT, Company.HOLD));

    /** Probes, where nobody ever waits for a lock. */
    static final Overhead WITHOUT_CONTENTION =
            new Overhead("uncontended", 1, true, List.of(Company.NOBODY, Company.EXACT, Company.HOLD));

    private static final double GOAL_WITHOUT_CONTENTION = 1.02;

    /** Who is there while a round is measured. */
    private enum Company {
        NOBODY("nobody"),
        LOOK(Mode.LOOK),
        AGENTLESS(Mode.AGENTLESS),
        AGENT(Mode.AGENT),
        EXACT("exact"),
        HOLD("exact,hold");

        private final String text;
        private final @Nullable Mode mode;

        Company(String text) {
            this.text = text;
            this.mode = null;
        }

        Company(Mode mode) {
            this.text = mode.text();
            this.mode = mode;
        }

        /** Whether code of the target is another while it is there, which has to be compiled anew. */
        boolean changesCode() {
            return this == EXACT || this == HOLD;
        }
    }

    /** A round and its neighbours without inspector. */
    private record Triple(Round before, Round with, Round after) {
        double ratio(ToDoubleFunction<Round> cost) {
            double alone = Sample.mean(cost.applyAsDouble(before), cost.applyAsDouble(after));
            return cost.applyAsDouble(with) / alone;
        }
    }

    private final String name;
    private final int threads;
    private final boolean alone;
    private final List<Company> companies;

    private Overhead(String name, int threads, boolean alone, List<Company> companies) {
        this.name = name;
        this.threads = threads;
        this.alone = alone;
        this.companies = companies;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        try (Dialogue target = bed.contention(threads, alone)) {
            return results(bed, blocks(bed, target));
        }
    }

    private Map<Company, List<Triple>> blocks(Bed bed, Dialogue target) throws IOException, InterruptedException {
        Work work = Work.calibrated(target, bed.effort().round());
        for (Company first : companies) round(first, bed, target, work); // what a first attach costs is another row
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
    private List<Company> rotated(int block) {
        List<Company> order = new ArrayList<>(companies);
        Collections.rotate(order, block);
        return order;
    }

    private static Round round(Company company, Bed bed, Dialogue target, Work work)
            throws IOException, InterruptedException {
        if (company.changesCode()) return probed(company, bed, target, work);
        Mode mode = company.mode;
        if (mode == null) return work.roundAfterPause();
        try (Watching watching = Watching.launch(bed, target, mode)) {
            watching.awaitAnswer();
            return work.roundAfterPause();
        }
    }

    /** Compilers get a round before it and one after it. */
    private static Round probed(Company company, Bed bed, Dialogue target, Work work)
            throws IOException, InterruptedException {
        Round round;
        try (Watching watching = Watching.launch(bed, target, company.text)) {
            watching.awaitProbes();
            work.round();
            round = work.roundAfterPause();
        }
        work.round();
        return round;
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
                .map(one -> Result.of(name, bed, one.getKey().text, metric, one.getValue())
                        .withControl(control))
                .map(result -> alone ? result.withGoal(GOAL_WITHOUT_CONTENTION) : result)
                .toList();
    }

    private Result absolute(
            Bed bed, Company company, List<Triple> triples, String metric, ToDoubleFunction<Round> cost) {
        Sample sample = Sample.of(triples, triple -> cost.applyAsDouble(triple.with()));
        return Result.of(name, bed, company.text, metric, sample);
    }
}
