package heddle.samples.faults;

import heddle.samples.truth.Claim;
import heddle.samples.truth.Diary;
import heddle.samples.truth.Severity;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that run, and get nowhere. */
final class Spins {

    /** Of a window: a whole processor but for what interrupts take. */
    private static final double ALWAYS = 0.93;

    private static final Work WAIT = Work.computing(100).then(Work.pause(40)).forever();

    private Spins() {}

    private static Work spin(Runnable step) {
        return diary -> diary.compute(Long.MAX_VALUE, TimeUnit.NANOSECONDS, step);
    }

    private static void claim(Stage stage, List<Diary> diaries, List<String> names) {
        stage.claim(Claim.finding(
                        List.of("hot-spin"),
                        Severity.HIGH,
                        window -> diaries.stream().allMatch(diary -> diary.runningShare(window) > ALWAYS))
                .naming(names));
    }

    /** One looks at a flag all the time, which nobody sets; the twin looks now and then. */
    record Flag(boolean spinning) implements Plot {
        @Override
        public void play(Stage stage) throws Exception {
            AtomicInteger flag = new AtomicInteger();
            List<Diary> diaries = new CopyOnWriteArrayList<>();
            Work join = diaries::add;
            Work look = spin(() -> {
                if (flag.get() == 0) Thread.onSpinWait();
            });
            stage.start("spinner", join.then(spinning ? look : WAIT));
            claim(stage, diaries, List.of(stage.name("spinner")));
        }
    }

    /** Two share a spoon, and each, whenever it has it, lets the other eat first. */
    record AfterYou(boolean polite) implements Plot {
        @Override
        public void play(Stage stage) throws Exception {
            AtomicInteger spoon = new AtomicInteger();
            List<Diary> diaries = new CopyOnWriteArrayList<>();
            Work join = diaries::add;
            for (int number = 0; number < 2; number++) {
                int own = number;
                Work offer = spin(() -> {
                    if (!spoon.compareAndSet(own, 1 - own)) Thread.onSpinWait();
                });
                stage.start("diner-" + (number + 1), join.then(polite ? offer : WAIT));
            }
            claim(stage, diaries, stage.names("diner", 2));
        }
    }

    /** There are more that compute than there are processors. */
    record Crowd(Work life) implements Plot {
        private static final int PER_PROCESSOR = 3;

        @Override
        public void play(Stage stage) throws Exception {
            List<Diary> diaries = new CopyOnWriteArrayList<>();
            Work join = diaries::add;
            int count = PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
            stage.startAll("spinner", count, join.then(life.forever()));
            stage.claim(Claim.finding(
                    List.of("no-cpu"),
                    Severity.MEDIUM,
                    window -> diaries.stream()
                                    .mapToDouble(diary -> diary.runningShare(window))
                                    .sum()
                            < 0.7 * count));
        }
    }
}
