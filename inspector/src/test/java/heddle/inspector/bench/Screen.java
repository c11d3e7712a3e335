package heddle.inspector.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The whole inspector, live on a terminal of 200 by 60 with a thousand threads of which fifty are active: CPU time of its
 * process and of its threads, and memory.
 */
final class Screen implements Row {
    private static final int COLUMNS = 200;
    private static final int ROWS = 60;
    private static final String SUBJECT = "1000 threads, 50 active, " + COLUMNS + "x" + ROWS;
    private static final double GOAL_PERCENT = 3;
    private static final double UI_GOAL_PERCENT = 1;

    /** The loop runs on the JVM's main thread, which is called like the program; keys come from a reader. */
    private static final Set<String> UI_THREADS = Set.of("java", "heddle-terminal");

    /** Threads that use less than this are not worth a line. */
    private static final double WORTH_TELLING_PERCENT = 0.05;

    @Override
    public String name() {
        return "screen";
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        try (Dialogue target = bed.crowdOfThousand();
                Terminal terminal = Terminal.open(bed, COLUMNS, ROWS)) {
            terminal.type(bed.launcher() + " --mode agent " + target.pid());
            terminal.awaitText(Crowd.ACTIVE);
            int inspector = terminal.running("java");
            bed.awaitSettled(inspector);
            List<Result> results = results(bed, inspector);
            requireAgent(target);
            terminal.leaveBy("q");
            return results;
        }
    }

    private static void requireAgent(Dialogue target) throws IOException {
        if (!new ProcessCounters(target.pid()).hasThreadOfAgent()) throw new IllegalStateException("not in mode agent");
    }

    private List<Result> results(Bed bed, int pid) throws IOException, InterruptedException {
        CpuMeter process = new CpuMeter(pid, name -> true);
        CpuMeter ui = new CpuMeter(pid, UI_THREADS::contains);
        Map<String, CpuMeter> threads = new LinkedHashMap<>();
        for (String name : new TreeSet<>(new ProcessCounters(pid).threadNames())) {
            threads.put(name, new CpuMeter(pid, name::equals));
        }
        List<CpuMeter> all = new ArrayList<>(List.of(process, ui));
        all.addAll(threads.values());
        CpuMeter.run(all, bed.effort().windows(), bed.effort().longWindow());

        List<Result> results = new ArrayList<>();
        Control control =
                Control.ofNeighbours("of each four windows the middle two against the others", process.percents());
        results.add(
                percent(bed, "whole process", process).withGoal(GOAL_PERCENT).withControl(control));
        results.add(
                percent(bed, "terminal threads", ui).withGoal(UI_GOAL_PERCENT).withControl(control));
        threads.forEach((name, meter) -> {
            Result result = percent(bed, "thread " + name, meter);
            if (result.sample().median() >= WORTH_TELLING_PERCENT) results.add(result);
        });
        results.add(Result.of(
                name(), bed, SUBJECT, "resident KB", Sample.of((double) new ProcessCounters(pid).residentKb())));
        return results;
    }

    private Result percent(Bed bed, String what, CpuMeter meter) {
        return Result.of(name(), bed, SUBJECT, what + ", % of a core", Sample.of(meter.percents()));
    }
}
