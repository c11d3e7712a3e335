package heddle.samples.counted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A lock, a read-write lock's writers and a semaphore, each fought over by its own threads, who write down every wait and
 * every hold.
 *
 * <p>It rests until a line comes on standard input, then everybody takes his turns, then it says {@code EXPECT} for each
 * lock: {@code waits} (who did not get it at once), {@code lost_ms} (their waiting), {@code holds} and {@code hold_ms} of the
 * contended lock, all since it began. It ends with its input.
 */
public final class CountedWaits {

    private static final int THREADS = 4;
    private static final int TURNS = 150;
    private static final long HOLD_NANOS = 1_500_000;
    private static final long PAUSE_NANOS = 500_000;

    private static final List<Account> ACCOUNTS = List.of(
            new Account("java.util.concurrent.locks.ReentrantLock", Gate.of(new ReentrantLock())),
            new Account(
                    "java.util.concurrent.locks.ReentrantReadWriteLock",
                    Gate.of(new ReentrantReadWriteLock().writeLock())),
            new Account("java.util.concurrent.Semaphore", Gate.semaphore()));

    private CountedWaits() {}

    /** No arguments. */
    public static void main(String[] args) throws Exception {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            takeTurns();
            ACCOUNTS.forEach(account -> out.println(account.expectation()));
            out.println("done " + line);
        }
    }

    private static void takeTurns() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Account account : ACCOUNTS) {
            for (int number = 1; number <= THREADS; number++) {
                threads.add(new Thread(
                        () -> takeTurns(account),
                        account.name().substring(account.name().lastIndexOf('.') + 1) + "-" + number));
            }
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void takeTurns(Account account) {
        for (int turn = 0; turn < TURNS; turn++) {
            account.takeTurn(HOLD_NANOS);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
