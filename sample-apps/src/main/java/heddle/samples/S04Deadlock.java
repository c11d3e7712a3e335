package heddle.samples;

import heddle.samples.truth.Awaited;
import heddle.samples.truth.Cause;
import heddle.samples.truth.Confidence;
import heddle.samples.truth.Deadlock;
import heddle.samples.truth.Diary;
import heddle.samples.truth.Truth;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/**
 * Two threads take the same two locks, each in its own order. Neither ever gets the second.
 *
 * <p>Run {@code scripts/demo s04} and look at the locks: {@code deposit} has the vault and wants the ledger,
 * {@code withdrawal} has the ledger and wants the vault. They are the deadlock. The three others are only its victims:
 * {@code auditor} waits for the vault and {@code printer} for the ledger, and {@code customer} is not even near: it waits for
 * the counter, which the auditor keeps. The cure is one order for all who need both.
 */
final class S04Deadlock implements Sample {

    private static final class Vault {}

    private static final class Ledger {}

    private static final class Counter {}

    private final Vault vault = new Vault();
    private final Ledger ledger = new Ledger();
    private final Counter counter = new Counter();

    @Override
    public String name() {
        return "s04-deadlock";
    }

    @Override
    public String lookFor() {
        return "a deadlock of two, and three victims queued behind it";
    }

    @Override
    public void start(Truth truth) {
        CyclicBarrier bothHaveOne = new CyclicBarrier(2, () -> startVictims(truth));
        truth.start("deposit", diary -> lockBoth(vault, bothHaveOne, ledger, "withdrawal", diary));
        truth.start("withdrawal", diary -> lockBoth(ledger, bothHaveOne, vault, "deposit", diary));
        List<String> members = List.of("deposit", "withdrawal");
        List<String> victims = List.of("auditor", "customer", "printer");
        truth.deadlock(new Deadlock("monitor", false, Confidence.SURE, members, victims));
    }

    private static void lockBoth(Object first, CyclicBarrier bothHaveOne, Object second, String owner, Diary diary)
            throws Exception {
        synchronized (first) {
            bothHaveOne.await();
            lockForGood(second, owner, diary);
        }
    }

    private void startVictims(Truth truth) {
        truth.start("auditor", diary -> {
            synchronized (counter) {
                truth.start("customer", behind -> lockForGood(counter, "auditor", behind));
                lockForGood(vault, "deposit", diary);
            }
        });
        truth.start("printer", diary -> lockForGood(ledger, "withdrawal", diary));
    }

    private static void lockForGood(Object monitor, String owner, Diary diary) {
        diary.waitsForGood(Awaited.lock(Cause.MONITOR, "monitor", monitor.getClass(), owner));
        synchronized (monitor) {
            throw new IllegalStateException("the deadlock came undone");
        }
    }
}
