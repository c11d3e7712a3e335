package heddle.samples;

import heddle.samples.truth.Cause;
import heddle.samples.truth.Contention;
import heddle.samples.truth.Diary;
import heddle.samples.truth.Truth;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Six workers share one ledger, and its monitor is their bottleneck.
 *
 * <p>Run {@code scripts/demo s02} and look at the locks: the {@code Ledger} loses more than three thread-seconds every second,
 * the owner is another worker each time, and its frames say what it does with the lock in hand: it computes, writes to a
 * file, and (the mistake) waits for a slow service. The {@code Journal} is locked as often but not as long, and loses
 * little. Among the threads no worker is ever short of a processor: more processors would not help.
 */
final class S02MonitorContention implements Sample {

    private static final int WORKERS = 6;
    private static final int THINK_MILLIS_FROM = 3;
    private static final int THINK_MILLIS_TO = 12;
    private static final long JOURNAL_MILLIS = 4;
    private static final long COMPUTE_MILLIS = 2;
    private static final long SERVICE_MILLIS = 5;

    /** Much contended. */
    private static final class Ledger {

        private static final int ENTRY_BYTES = 4096;

        private final FileChannel file;

        Ledger(FileChannel file) {
            this.file = file;
        }

        void write() throws IOException {
            file.write(ByteBuffer.allocate(ENTRY_BYTES), 0);
        }
    }

    /** Little contended. */
    private static final class Journal {}

    @Override
    public String name() {
        return "s02-monitor-contention";
    }

    @Override
    public String lookFor() {
        return "six workers queue for one monitor, whose owner works, writes and dawdles";
    }

    @Override
    public void start(Truth truth) throws IOException {
        Ledger ledger = new Ledger(openScratchFile());
        Journal journal = new Journal();
        Contention forLedger = truth.contention(Ledger.class, "monitor", Cause.MONITOR);
        Contention forJournal = truth.contention(Journal.class, "monitor", Cause.MONITOR);
        for (int number = 1; number <= WORKERS; number++) {
            truth.start("worker-" + number, diary -> {
                while (true) {
                    think(diary);
                    note(journal, forJournal, diary);
                    book(ledger, forLedger, diary);
                }
            });
        }
    }

    /** A file that has no name any more, so that nothing is left of it however the program ends. */
    private static FileChannel openScratchFile() throws IOException {
        Path path = Files.createTempFile("heddle-sample", ".ledger");
        return FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void think(Diary diary) throws InterruptedException {
        diary.sleep(ThreadLocalRandom.current().nextInt(THINK_MILLIS_FROM, THINK_MILLIS_TO));
    }

    private static void note(Journal journal, Contention contention, Diary diary) throws InterruptedException {
        diary.asks(contention);
        synchronized (journal) {
            diary.owns(contention);
            diary.sleep(JOURNAL_MILLIS);
            diary.releases(contention);
        }
    }

    private static void book(Ledger ledger, Contention contention, Diary diary)
            throws IOException, InterruptedException {
        diary.asks(contention);
        synchronized (ledger) {
            diary.owns(contention);
            diary.compute(COMPUTE_MILLIS, TimeUnit.MILLISECONDS);
            ledger.write();
            callService(diary);
            diary.releases(contention);
        }
    }

    private static void callService(Diary diary) throws InterruptedException {
        diary.sleep(SERVICE_MILLIS);
    }
}
