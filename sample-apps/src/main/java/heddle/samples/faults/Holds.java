package heddle.samples.faults;

import heddle.samples.truth.Claim;
import heddle.samples.truth.Contention;
import heddle.samples.truth.Severity;
import heddle.samples.truth.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One thread keeps what others want, and takes too long. */
final class Holds {

    private static final int PAUSE_MILLIS = 20;

    private Holds() {}

    private static boolean isLong(Contention account, Window window) {
        return account.longestWaitSeconds(window) > 3 && account.lostPerSecond(window) > 0.8;
    }

    /** It does that with the thing in hand. */
    record Keeping(Work work) implements Plot {
        private static final int CALLERS = 3;

        @Override
        public void play(Stage stage) throws Exception {
            Resource resource = stage.resource();
            CountDownLatch kept = new CountDownLatch(1);
            Work begin = diary -> kept.countDown();
            stage.start(
                    "keeper",
                    resource.keep(begin.then(work))
                            .then(Work.pause(PAUSE_MILLIS))
                            .forever());
            kept.await();
            Work call = resource.enter(Work.nothing()).then(Work.pause(PAUSE_MILLIS));
            stage.startAll("caller", CALLERS, call.forever());
            claim(stage, resource);
        }

        private static void claim(Stage stage, Resource resource) {
            Contention account = resource.account();
            Nature nature = stage.kind().nature();
            if (!nature.holdRules().isEmpty()) {
                stage.claim(Claim.finding(nature.holdRules(), nature.holdSeverity(), window -> isLong(account, window))
                        .blamingOwnerOf(account));
            }
        }
    }

    /** Those who wait for it have something themselves that others want, and so on: one sleeper holds up all. */
    record Chain(Work work) implements Plot {
        private static final int LENGTH = 4;

        @Override
        public void play(Stage stage) throws Exception {
            List<Resource> links = new ArrayList<>();
            Work hold = work;
            for (int number = 1; number <= LENGTH; number++) {
                Resource link = stage.resource();
                CountDownLatch kept = new CountDownLatch(1);
                Work begin = diary -> kept.countDown();
                stage.start(
                        "link-" + number,
                        link.keep(begin.then(hold))
                                .then(Work.pause(PAUSE_MILLIS))
                                .forever());
                kept.await();
                links.add(link);
                hold = link.enter(Work.nothing());
            }
            stage.start("last", hold.then(Work.pause(PAUSE_MILLIS)).forever());
            Contention root = links.get(0).account();
            stage.claim(
                    Claim.finding(stage.kind().nature().holdRules(), Severity.MEDIUM, window -> isLong(root, window))
                            .blamingOwnerOf(root));
        }
    }
}
