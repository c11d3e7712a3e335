package heddle.inspector.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How right the sampler is, with the settings whose cost the row {@code sampler} measures: against threads that know
 * themselves how long they were Running, Ready and Waiting, against the kernel's counters, and beside pidstat.
 */
final class Accuracy implements Row {
    private static final String PROBE = "heddle.inspector.source.procfs.AccuracyProbe";
    private static final int PIDSTAT_FROM_SWITCHES = 10;

    /**
     * Threads that are together.
     *
     * @param company threads that wake ten times a second, so many that the sampler saves
     */
    private record Scene(String name, int company, List<String> kinds) {}

    private static final List<Scene> SCENES = List.of(
            new Scene("fewer spinners than CPUs", 0, List.of("spin", "sleep", "park", "block", "read")),
            new Scene("half-duty threads", 0, List.of("duty", "duty")),
            new Scene("twice as many spinners as CPUs", 0, List.of("spin", "spin", "spin", "spin")),
            new Scene("a quota of 30 %", 0, List.of("throttled")),
            new Scene(
                    "everything at once",
                    0,
                    List.of("spin", "spin", "duty", "duty", "sleep", "park", "block", "yield")),
            new Scene("among 200 waking threads", 200, List.of("spin", "duty", "sleep", "park", "block", "read")),
            new Scene("among 400 waking threads", 400, List.of("spin", "duty", "sleep", "park", "block", "read")));

    /** What the probe says of one thread. */
    private record Compared(Map<String, Object> fields) {
        String kind() {
            return String.valueOf(fields.get("kind"));
        }

        boolean isStarved() {
            return Boolean.TRUE.equals(fields.get("starved"));
        }

        double number(String name) {
            return number(fields, name);
        }

        boolean hasPidstat() {
            return fields.get("pidstat") instanceof Map<?, ?>;
        }

        double pidstat(String name) {
            return fields.get("pidstat") instanceof Map<?, ?> beside ? number(beside, name) : Double.NaN;
        }

        private static double number(Map<?, ?> fields, String name) {
            return fields.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        if (!Bed.isInstalled("pidstat")) bed.notes().add("pidstat is not installed and was not compared with");
        List<Result> results = new ArrayList<>();
        for (Scene scene : SCENES) results.addAll(new Judged(bed, scene).results());
        return results;
    }

    /** The results of one scene. */
    private final class Judged {
        private final Bed bed;
        private final Scene scene;
        private final Map<String, List<Compared>> byKind = new LinkedHashMap<>();

        Judged(Bed bed, Scene scene) throws IOException, InterruptedException {
            this.bed = bed;
            this.scene = scene;
            for (Compared thread : probe(bed, scene)) {
                byKind.computeIfAbsent(thread.kind(), kind -> new ArrayList<>()).add(thread);
            }
        }

        List<Result> results() {
            List<Result> results = new ArrayList<>();
            byKind.forEach((kind, threads) -> {
                if (List.of("sleep", "park", "block", "read").contains(kind)) {
                    results.addAll(ofWaiting(kind, threads));
                } else {
                    results.addAll(ofActive(kind, threads));
                }
            });
            return results;
        }

        /** HotSpot before 24 wakes the first in the queue of a monitor once a second (JDK-8320318). */
        private List<Result> ofWaiting(String kind, List<Compared> threads) {
            boolean woken = kind.equals("block") && bed.jdk().feature() < 24;
            Result result =
                    result(kind, "µs not called Waiting", threads, thread -> thread.number("not_waiting_ns") / 1000);
            return List.of(woken ? result : result.withGoal(0));
        }

        private List<Result> ofActive(String kind, List<Compared> threads) {
            boolean starved = threads.stream().anyMatch(Compared::isStarved);
            String window = starved ? " in 1 s" : " in 250 ms";
            List<Result> results = new ArrayList<>();
            results.add(
                    result(kind, "points off Running in 250 ms, mean", threads, it -> it.number("running_error_mean"))
                            .withGoal(1.5));
            results.add(result(
                    kind, "points off Running in 250 ms, worst", threads, it -> it.number("running_error_worst")));
            results.add(
                    result(kind, "points off Ready" + window + ", mean", threads, it -> it.number("ready_error_mean"))
                            .withGoal(starved ? 5 : 2));
            results.add(result(
                    kind, "points off Ready" + window + ", worst", threads, it -> it.number("ready_error_worst")));
            results.add(result(
                            kind,
                            "dispatches less requests and timeouts in 1 s, worst",
                            threads,
                            it -> it.number("imbalance"))
                    .withGoal(1));
            results.add(result(
                            kind,
                            "arrows beyond the kernel's count in 1 s, worst",
                            threads,
                            it -> it.number("beyond_kernel"))
                    .withGoal(0));
            if (threads.stream().allMatch(Compared::hasPidstat)) results.addAll(besidePidstat(kind, threads));
            return results;
        }

        private List<Result> besidePidstat(String kind, List<Compared> threads) {
            List<Result> results = new ArrayList<>();
            results.add(result(kind, "points from pidstat's %CPU", threads, it -> it.pidstat("running"))
                    .withGoal(2));
            results.add(result(kind, "points from pidstat's %wait", threads, it -> it.pidstat("ready"))
                    .withGoal(2));
            if (threads.stream().allMatch(it -> it.pidstat("switches") >= PIDSTAT_FROM_SWITCHES)) {
                results.add(result(kind, "% from pidstat's switches", threads, Accuracy::switchesApart)
                        .withGoal(2));
            }
            return results;
        }

        private Result result(String kind, String metric, List<Compared> threads, ToDoubleFunction<Compared> figure) {
            return Result.of(name(), bed, scene.name() + ": " + kind, metric, Sample.of(threads, figure));
        }
    }

    private static double switchesApart(Compared thread) {
        return 100 * (thread.pidstat("requests") + thread.pidstat("timeouts")) / thread.pidstat("switches");
    }

    private static List<Compared> probe(Bed bed, Scene scene) throws IOException, InterruptedException {
        Duration length = bed.effort().accuracy();
        List<Object> arguments = new ArrayList<>(List.of(length.toMillis(), scene.company()));
        arguments.addAll(scene.kinds());
        try (Dialogue probe = bed.start(PROBE, Bed.LEAN, arguments.toArray())) {
            List<Compared> threads = new ArrayList<>();
            Map<String, Object> answer = JSON.std.mapFrom(probe.text(probe.next()));
            if (answer.get("threads") instanceof List<?> rows) {
                for (Object row : rows) threads.add(new Compared(JSON.std.mapFrom(JSON.std.asString(row))));
            }
            if (answer.containsKey("refused")) bed.notes().add(scene.name() + ": " + answer.get("refused"));
            return threads;
        }
    }
}
