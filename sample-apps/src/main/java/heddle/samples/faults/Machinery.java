package heddle.samples.faults;

import heddle.samples.truth.Cause;
import heddle.samples.truth.Claim;
import heddle.samples.truth.Contention;
import heddle.samples.truth.Ownership;
import heddle.samples.truth.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Faults in what the program asks of the JVM itself. */
final class Machinery {

    private Machinery() {}

    /** Threads are started all the time, and never end. */
    record ThreadLeak(int lifeMillis) implements Plot {
        private static final int PERIOD_MILLIS = 100;
        private static final int STEADY_SECONDS = 6;

        @Override
        public void play(Stage stage) throws Exception {
            long startNanos = System.nanoTime();
            stage.start("starter", diary -> {
                for (int number = 1; ; number++) {
                    stage.start("pool-" + number + "-thread-1", Work.asleep(lifeMillis));
                    diary.sleep(PERIOD_MILLIS);
                }
            });
            stage.claim(Claim.finding(
                    List.of("thread-leak"),
                    Severity.MEDIUM,
                    window -> window.toNanos() - startNanos > TimeUnit.SECONDS.toNanos(STEADY_SECONDS)));
        }
    }

    /** Every carrier is kept by a virtual thread that sleeps in a class initialiser, so others do not get one. */
    record Pinning(boolean pinned) implements Plot {
        private static final int CARRIERS = 2;

        static final class One {
            static {
                sleep();
            }

            static void touch() {
                // Being called is all.
            }
        }

        static final class Two {
            static {
                sleep();
            }

            static void touch() {
                // Being called is all.
            }
        }

        private static void sleep() {
            try {
                Thread.sleep(Work.FOR_GOOD);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void play(Stage stage) throws Exception {
            System.setProperty("jdk.virtualThreadScheduler.parallelism", Integer.toString(CARRIERS));
            System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", Integer.toString(CARRIERS));
            Work note = Work.asleep(1);
            stage.start("pinned-1", note.then(pinned ? diary -> One.touch() : Work.asleep(Work.FOR_GOOD)));
            stage.start("pinned-2", note.then(pinned ? diary -> Two.touch() : Work.asleep(Work.FOR_GOOD)));
            TimeUnit.MILLISECONDS.sleep(300);
            if (pinned) stage.startInVain("queued");
            else stage.start("queued", Work.pause(20).forever());
            stage.claim(Claim.finding(List.of("pinned"), Severity.HIGH, window -> true));
        }
    }

    /** The heap is collected again and again, and all threads stop each time. */
    record Collecting(boolean collecting) implements Plot {
        private static final int LIVE_KILOBYTES = 100_000;

        @Override
        public void play(Stage stage) throws Exception {
            Contention stops = new Contention("", "", Cause.PARK, Ownership.NONE);
            List<byte[]> live = new ArrayList<>();
            for (int count = 0; count < LIVE_KILOBYTES; count++) live.add(new byte[1000]);
            Work collect = diary -> {
                diary.asks(stops);
                diary.owns(stops);
                if (collecting) System.gc();
                diary.releases(stops);
            };
            stage.start("collector", collect.then(Work.pause(20)).forever());
            stage.start("worker", diary -> {
                while (!live.isEmpty()) diary.sleep(5);
            });
            stage.claim(
                    Claim.finding(List.of("stop-the-world"), Severity.HIGH, window -> stops.heldShare(window) > 0.2));
        }
    }
}
