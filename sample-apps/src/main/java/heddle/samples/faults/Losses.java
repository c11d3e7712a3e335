package heddle.samples.faults;

import heddle.samples.faults.Events.Notice;
import heddle.samples.faults.Lendings.Lending;
import heddle.samples.truth.Claim;
import heddle.samples.truth.Contention;
import heddle.samples.truth.Severity;
import java.util.List;

/** Something that others wait for is gone for good. */
final class Losses {

    private static final int CALLERS = 3;

    private Losses() {}

    private static void startCallers(Stage stage, Resource resource) throws ReflectiveOperationException {
        Work call = resource.enter(Work.nothing()).then(Work.pause(40));
        stage.startAll("caller", CALLERS, call.forever());
    }

    /** Somebody borrows all there is, and ends without giving it back. */
    record Leak(boolean forgetful) implements Plot {
        private static final int SIZE = 2;

        @Override
        public void play(Stage stage) throws Exception {
            Resource pool = stage.resource(stage.kind(), SIZE);
            Lending lending = (Lending) pool.guard();
            Work borrow = diary -> {
                for (int count = 0; count < SIZE; count++) lending.borrow();
            };
            Work giveBack = diary -> {
                for (int count = 0; count < SIZE; count++) lending.giveBack();
            };
            Work visit = borrow.then(Work.asleep(1));
            stage.start("visitor", forgetful ? visit : visit.then(giveBack)).join();
            startCallers(stage, pool);
            Contention account = pool.account();
            stage.claim(
                    Claim.finding(List.of("pool-leak"), Severity.HIGH, window -> account.longestWaitSeconds(window) > 6)
                            .naming(stage.names("caller", CALLERS)));
        }
    }

    /** What they wait for has happened, but nobody told them. */
    record WakeUp(boolean lost) implements Plot {

        @Override
        public void play(Stage stage) throws Exception {
            Resource resource = stage.resource();
            Notice notice = (Notice) resource.guard();
            notice.keepUnnoticed(lost);
            startCallers(stage, resource);
            Contention account = resource.account();
            stage.start("notifier", Work.asleep(300).then(diary -> notice.keepUnnoticed(false)))
                    .join();
            stage.claim(Claim.finding(
                            List.of("lost-wakeup", "waiting-on-object"),
                            Severity.MEDIUM,
                            window -> account.longestWaitSeconds(window) > 4)
                    .naming(stage.names("caller", CALLERS)));
        }
    }
}
