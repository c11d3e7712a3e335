package heddle.samples.faults;

import heddle.samples.faults.Locks.Modes;
import heddle.samples.truth.Claim;
import heddle.samples.truth.Contention;
import heddle.samples.truth.Severity;
import heddle.samples.truth.Window;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/** Many threads want the same thing, each again and again. */
final class Queues {

    private Queues() {}

    private static Resource crowd(Stage stage, int workers, int size, Work hold, int thinkMillis) throws Exception {
        Resource resource = stage.resource(stage.kind(), size);
        Work turn = resource.enter(hold).then(Work.pause(thinkMillis));
        stage.startAll("worker", workers, turn.forever());
        return resource;
    }

    /** They spend more time in the queue than at work. */
    record Contended(long holdMillis, int thinkMillis) implements Plot {
        private static final double MUCH = 0.7;

        @Override
        public void play(Stage stage) throws Exception {
            Resource resource = crowd(stage, 6, 1, Work.asleep(holdMillis), thinkMillis);
            Contention account = resource.account();
            stage.claim(Claim.finding(
                            stage.kind().nature().contentionRules(),
                            Severity.HIGH,
                            window -> account.lostPerSecond(window) > MUCH)
                    .blamingOwnerOf(account));
        }
    }

    /** The section is short, but the queue never ends: most of a wait is other waits. */
    record Convoy(int thinkMillis) implements Plot {
        private static final long HOLD_MICROS = 500;
        private static final int TURNS_PER_SECOND = 150;

        @Override
        public void play(Stage stage) throws Exception {
            Resource resource = crowd(stage, 16, 1, Work.computing(HOLD_MICROS), thinkMillis);
            Contention account = resource.account();
            stage.claim(Claim.finding(List.of("convoy"), Severity.MEDIUM, window -> isConvoy(account, window)));
        }

        /** By Little's law waits are to holds as waiters are to holders. */
        private static boolean isConvoy(Contention account, Window window) {
            double held = account.heldShare(window);
            return held > 0.85
                    && account.lostPerSecond(window) > 6 * held
                    && account.turns(window) > TURNS_PER_SECOND * window.seconds();
        }
    }

    /** Whoever has it loses its processor to threads that want nothing of it. */
    record Preempted(int spinnersPerProcessor, int thinkMillis) implements Plot {
        private static final long HOLD_MICROS = 8000;

        @Override
        public void play(Stage stage) throws Exception {
            Resource resource = crowd(stage, 3, 1, Work.computing(HOLD_MICROS), thinkMillis);
            int spinners = spinnersPerProcessor * Runtime.getRuntime().availableProcessors();
            stage.startAll("spinner", spinners, Work.computing(Work.FOR_GOOD * 1000L));
            Contention account = resource.account();
            stage.claim(Claim.finding(
                    List.of("holder-preempted"),
                    Severity.MEDIUM,
                    window -> account.lostPerSecond(window) > 0.5 && isPreempted(account, window)));
        }

        /** What a turn takes on the clock, against what it takes on a processor. */
        private static boolean isPreempted(Contention account, Window window) {
            double heldMicros = account.heldShare(window) * window.seconds() * 1e6;
            return heldMicros > 1.4 * HOLD_MICROS * account.turns(window);
        }
    }

    /** There are more borrowers than things to borrow, and each keeps its own for long. */
    record Exhausted(int size, int thinkMillis) implements Plot {
        private static final int BORROWERS = 9;

        @Override
        public void play(Stage stage) throws Exception {
            Resource resource = crowd(stage, BORROWERS, size, Work.asleep(180), thinkMillis);
            Contention account = resource.account();
            stage.claim(Claim.finding(
                    List.of("pool-exhausted"), Severity.HIGH, window -> account.lostPerSecond(window) > 3));
        }
    }

    /** All work is done under one lock: with more processors it would be no faster. */
    record Global(boolean shared) implements Plot {
        private static final int WORKERS = 4;

        @Override
        public void play(Stage stage) throws Exception {
            Resource one = stage.resource();
            for (int number = 1; number <= WORKERS; number++) {
                Resource resource = shared ? one : stage.resource();
                stage.start(
                        "worker-" + number, resource.enter(Work.computing(2000)).forever());
            }
            Contention account = one.account();
            stage.claim(Claim.finding(
                    List.of("global-lock"),
                    Severity.MEDIUM,
                    window -> account.heldShare(window) > 0.92 && account.lostPerSecond(window) > 2));
        }
    }

    /** Readers come and go, but there is always one: those that only try do not queue behind the writer. */
    record Starving(boolean trying) implements Plot {
        private static final int READERS = 3;
        private static final int READ_MILLIS = 20;
        private static final int TURNS = 40;

        @Override
        public void play(Stage stage) throws Exception {
            Resource lock = stage.resource();
            Contention account = lock.account();
            Lock reading = ((Modes) lock.guard()).kept();
            Work barge = diary -> {
                diary.asks(account);
                while (!reading.tryLock()) diary.sleep(1);
                diary.owns(account);
                diary.sleep(READ_MILLIS);
                diary.releases(account);
                reading.unlock();
            };
            Work queue = lock.keep(Work.asleep(1)).then(Work.pause(2 * READ_MILLIS));
            stage.startAll("reader", READERS, (trying ? barge : queue).forever());
            TimeUnit.MILLISECONDS.sleep(READ_MILLIS);
            Work write = lock.enter(Work.nothing()).then(Work.pause(2 * READ_MILLIS));
            stage.start("writer", write.forever());
            stage.claim(Claim.finding(
                            List.of("starvation"),
                            Severity.MEDIUM,
                            window -> account.longestWaitSeconds(window) > 1.2 && account.turns(window) > TURNS)
                    .naming(List.of(stage.name("writer"))));
        }
    }
}
