package heddle.inspector.bench;

import heddle.inspector.model.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Coming and going: how long until the first answer in each mode, how long until nobody is left in the target, and what
 * stays there. Each time the target is new and idle. Mode look, which never touches it, is the null control of what stays.
 */
final class Visit implements Row {
    /** What we say may stay. */
    private static final int CLASSES_OF_STUB = 3;

    private static final Mode[] IN_TURN = {Mode.LOOK, Mode.AGENTLESS, Mode.AGENT};

    /**
     * One visit.
     *
     * @param ourClasses classes of the agent that are loaded afterwards
     */
    private record Trial(
            double comingMillis,
            double leavingMillis,
            Footprint before,
            long residentKb,
            Footprint after,
            long ourClasses) {
        double residentRatio() {
            return (double) after.residentKb() / before.residentKb();
        }
    }

    @Override
    public String name() {
        return "attach";
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        Map<Mode, List<Trial>> trials = new LinkedHashMap<>();
        for (int i = 0; i < bed.effort().attaches(); i++) {
            for (Mode mode : IN_TURN) {
                trials.computeIfAbsent(mode, unused -> new ArrayList<>()).add(trial(bed, mode));
            }
        }
        List<Result> results = new ArrayList<>();
        Control control =
                new Control("mode look", Sample.of(trials.getOrDefault(Mode.LOOK, List.of()), Trial::residentRatio));
        trials.forEach((mode, own) -> results.addAll(results(bed, mode, own, control)));
        long jarBytes = Files.size(bed.library("heddle-agent.jar"));
        results.add(Result.of(name(), bed, "agent", "KB of the jar", Sample.of(jarBytes / 1024.0)));
        return results;
    }

    private static Trial trial(Bed bed, Mode mode) throws IOException, InterruptedException {
        try (Dialogue target = bed.crowd(20, 0, 3)) {
            ProcessCounters counters = new ProcessCounters(target.pid());
            Footprint before = Footprint.settled(target);
            double comingMillis;
            long residentKb;
            long leaving;
            try (Watching watching = Watching.launch(bed, target, mode)) {
                comingMillis = watching.awaitAnswer() / 1e6;
                residentKb = counters.residentKb();
                leaving = System.nanoTime();
            }
            double leavingMillis = (System.nanoTime() - leaving) / 1e6;
            Footprint after = Footprint.of(target);
            return new Trial(comingMillis, leavingMillis, before, residentKb, after, ourClasses(bed, target));
        }
    }

    /** Asked last: the question itself starts a thread in the target. */
    private static long ourClasses(Bed bed, Dialogue target) throws IOException, InterruptedException {
        List<String> command =
                List.of(bed.jdk().tool("jcmd"), Integer.toString(target.pid()), "VM.classloaders", "show-classes");
        try (Dialogue jcmd = bed.start("jcmd", command)) {
            return jcmd.untilEnd().stream()
                    .filter(line -> line.contains("heddle.agent."))
                    .count();
        }
    }

    private List<Result> results(Bed bed, Mode mode, List<Trial> trials, Control control) {
        Result resident =
                result(bed, mode, "resident memory after leaving, against before", trials, Trial::residentRatio);
        return List.of(
                result(
                        bed,
                        mode,
                        "ms to the first answer, " + Watching.PERIOD.toMillis() + " of observing included",
                        trials,
                        Trial::comingMillis),
                result(bed, mode, "ms from the signal to the last thread of ours gone", trials, Trial::leavingMillis),
                result(
                        bed,
                        mode,
                        "resident KB more at the first answer",
                        trials,
                        t -> t.residentKb - t.before.residentKb()),
                mode == Mode.LOOK ? resident : resident.withControl(control),
                result(bed, mode, "threads left", trials, t -> t.after.threads() - t.before.threads()),
                result(bed, mode, "open files left", trials, t -> t.after.openFiles() - t.before.openFiles()),
                result(bed, mode, "loaded classes left", trials, t -> t.after.classes() - t.before.classes()),
                result(bed, mode, "loaded classes of ours left", trials, Trial::ourClasses)
                        .withGoal(CLASSES_OF_STUB));
    }

    private Result result(Bed bed, Mode mode, String metric, List<Trial> trials, ToDoubleFunction<Trial> figure) {
        return Result.of(name(), bed, mode.text(), metric, Sample.of(trials, figure));
    }
}
