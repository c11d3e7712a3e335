package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.ResourceLimit;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The threads of one group become more and more, and hardly any ends. */
final class ThreadLeak implements Rule {
    private static final Profile PROFILE = Profile.of("thread-leak", "M10", 5 * SECOND);
    private static final long LONG_NANOS = 60 * SECOND;
    private static final int PARTS = 4;
    private static final int FEWEST_SOON = 5;
    private static final int FEWEST_LATER = 20;
    private static final double MOST_LIVE = 0.9;
    private static final int VERY_MANY = 1000;

    /** Stands for all groups together, when every thread has a name of its own. */
    private static final String ANY_NAME = "";

    /** A group that grew in each part of a window. */
    private record Growth(String stem, Window window, List<ThreadControlBlock> grown, int before) {
        int more() {
            return grown.size() - before;
        }

        double perSecond() {
            return more() / window.seconds();
        }
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        Optional<Growth> soon = about.spells(PROFILE.persistenceNanos()).stream()
                .flatMap(spell -> growth(about, spell, FEWEST_SOON).stream())
                .findFirst();
        if (soon.isEmpty()) return List.of();
        Optional<Growth> later = about.past().spells(LONG_NANOS).stream()
                .limit(1)
                .flatMap(minute -> growth(about, minute, FEWEST_LATER).stream())
                .findFirst();
        Growth growth = later.orElse(soon.get());
        boolean high = later.isPresent() || isNearTheLimit(about, growth.grown().size());
        return List.of(finding(growth, high ? Severity.HIGH : Severity.MEDIUM));
    }

    private static boolean isNearTheLimit(Case about, int threads) {
        ProcessControlBlock process = about.now().particulars().process();
        long limit = process == null
                ? ResourceLimit.UNLIMITED
                : process.limit("processes").map(ResourceLimit::soft).orElse(ResourceLimit.UNLIMITED);
        return threads > VERY_MANY || threads > limit / 2;
    }

    private static Optional<Growth> growth(Case about, Window window, int fewest) {
        if (window.admitted() < fewest) return Optional.empty();
        List<Map<String, Integer>> counts = new ArrayList<>();
        for (int part = 0; part <= PARTS; part++) {
            counts.add(countByStem(about, window.from().atNanos() + part * window.nanos() / PARTS));
        }
        Map<String, Integer> last = counts.get(PARTS);
        return last.keySet().stream()
                .filter(stem -> count(last, stem) - count(counts.get(0), stem) >= fewest)
                .filter(stem -> growsSteadily(counts, stem) && hardlyAnyEnds(window, stem))
                .max(Comparator.comparing((String stem) -> !stem.equals(ANY_NAME))
                        .thenComparing(stem -> count(last, stem)))
                .map(stem -> new Growth(stem, window, members(window.to(), stem), count(counts.get(0), stem)));
    }

    private static Map<String, Integer> countByStem(Case about, long nanos) {
        Map<String, Integer> counts = new HashMap<>();
        long ago = about.now().atNanos() - nanos;
        for (ThreadControlBlock thread : about.past().last(ago).from().threads()) {
            if (!isOfProgram(thread)) continue;
            counts.merge(Stem.of(thread.name()), 1, Integer::sum);
            counts.merge(ANY_NAME, 1, Integer::sum);
        }
        return counts;
    }

    private static int count(Map<String, Integer> counts, String stem) {
        return counts.getOrDefault(stem, 0);
    }

    /** Virtual threads are meant to be many, and the JVM's own come and go with its load. */
    private static boolean isOfProgram(ThreadControlBlock thread) {
        return thread.kind() == ThreadKind.PLATFORM || thread.kind() == ThreadKind.NATIVE;
    }

    private static boolean growsSteadily(List<Map<String, Integer>> counts, String stem) {
        for (int part = 1; part <= PARTS; part++) {
            if (count(counts.get(part), stem) <= count(counts.get(part - 1), stem)) return false;
        }
        return true;
    }

    private static boolean hardlyAnyEnds(Window window, String stem) {
        long from = window.from().atNanos();
        long live = members(window.to(), stem).stream()
                .filter(thread -> thread.firstSeenNanos() > from)
                .count();
        long ended = window.to().terminated().stream()
                .filter(thread -> thread.firstSeenNanos() > from && isOf(thread, stem))
                .count();
        return live >= MOST_LIVE * (live + ended);
    }

    private static List<ThreadControlBlock> members(Snapshot moment, String stem) {
        return moment.threads().stream().filter(thread -> isOf(thread, stem)).toList();
    }

    private static boolean isOf(ThreadControlBlock thread, String stem) {
        return isOfProgram(thread)
                && (stem.equals(ANY_NAME) || Stem.of(thread.name()).equals(stem));
    }

    private Finding finding(Growth growth, Severity severity) {
        String name = growth.stem().equals(ANY_NAME) ? "of various names" : "named " + growth.stem();
        long idle = growth.grown().stream()
                .filter(thread -> thread.activity().isWaiting())
                .count();
        return new Draft(this, severity, Confidence.STRONG)
                .hurts(newest(growth))
                .costs(0)
                .because(
                        growth.more() + " more in " + Words.time(growth.window().nanos()) + ", in each quarter of it")
                .because(idle + " of them wait")
                .advises("Find who starts them, share one pool, and shut down what is no longer used.")
                .says(growth.grown().size() + " threads " + name + ", " + Words.decimal(growth.perSecond())
                        + " more each second for " + Words.time(growth.window().nanos())
                        + ", and hardly any of them ends.");
    }

    /** All of them would fill the answer. */
    private static List<ThreadControlBlock> newest(Growth growth) {
        return growth.grown().stream()
                .sorted(Comparator.comparingLong(ThreadControlBlock::firstSeenNanos)
                        .reversed())
                .limit(FEWEST_LATER)
                .toList();
    }
}
