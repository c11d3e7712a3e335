package heddle.samples.truth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Everything a sample knows about itself: the diaries of its threads, the accounts of its locks, the deadlocks it made.
 *
 * <p>What it expects of an observer is told in lines; {@link Line} has their grammar and {@link Tolerance} their bounds.
 * A field is named as in Heddle's JSON, without its parent object where it is plain which is meant:
 *
 * <ul>
 *   <li>{@code thread=NAME}: {@code state}, {@code cause}, {@code ready_cause}, {@code pinned}, {@code idle}, {@code since_ms}; {@code running}, {@code ready},
 *       {@code waiting} (of {@code share}, percent of the window); {@code waiting_by.CAUSE} (percent of the window);
 *       {@code waits_on} (the class) and {@code owner} (the owner's name) of what it waits for; {@code holds} (classes of
 *       monitors that it has and others want); {@code on} (what its system call waits for: a socket and its other end).
 *   <li>{@code lock=CLASS}: {@code kind}, {@code owner} (a name, or {@code none}), {@code owners_seen} (nobody else may have
 *       been seen as owner, and two of them must have been), {@code waiters} (how many, at the end), {@code lost_per_s},
 *       {@code waits}, {@code wait_ms.p50}, {@code wait_ms.max}.
 *   <li>{@code deadlock}: {@code kind}, {@code virtual}, {@code confidence}, {@code threads}, {@code victims} (exactly these
 *       names), {@code since_ms}.
 *   <li>{@code deadlocks}: {@code count}, how many there are.
 *   <li>{@code finding}: {@code rule}, {@code severity}, {@code threads} (these are among those concerned),
 *       {@code lock} (its class), {@code owner} (the sentence names it).
 *   <li>{@code silent}: {@code severity}, how bad nothing is.
 * </ul>
 */
public final class Truth {

    /** More than a sample needs to come to its steady state on a busy machine. */
    private static final Duration STEADY_WITHIN = Duration.ofSeconds(30);

    private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(5);

    /** What a thread does all its life. */
    public interface Role {
        void play(Diary diary) throws Exception;
    }

    private final Queue<ThreadAccount> threads = new ConcurrentLinkedQueue<>();
    private final Queue<Contention> contentions = new ConcurrentLinkedQueue<>();
    private final Queue<Deadlock> deadlocks = new ConcurrentLinkedQueue<>();
    private final Queue<Claim> claims = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** Starts a daemon thread that keeps a diary. */
    public Thread start(String name, Role role) {
        Thread thread = newThread(name, role);
        thread.start();
        return thread;
    }

    /**
     * Starts a virtual thread that keeps a diary.
     *
     * @param pinned whether it will keep its carrier while it waits
     * @param factory makes it
     */
    public Thread startVirtual(String name, boolean pinned, ThreadFactory factory, Role role) {
        Thread thread = newThread(name, Optional.of(pinned), factory, role);
        thread.start();
        return thread;
    }

    /** Starts a virtual thread for which no carrier will ever be free. */
    public Thread startInVain(String name, ThreadFactory factory) {
        Diary diary = new Diary(name, System.nanoTime());
        diary.isQueuedForGood();
        Thread thread = factory.newThread(() -> failures.add("thread " + name + " got a carrier"));
        thread.setName(name);
        threads.add(new ThreadAccount(diary, thread, Optional.of(false)));
        thread.start();
        return thread;
    }

    /** Makes a daemon thread that keeps a diary, for those who start their threads themselves. */
    public Thread newThread(String name, Role role) {
        return newThread(name, Optional.empty(), Truth::daemon, role);
    }

    private static Thread daemon(Runnable life) {
        Thread thread = new Thread(life);
        thread.setDaemon(true);
        return thread;
    }

    private Thread newThread(String name, Optional<Boolean> pinned, ThreadFactory factory, Role role) {
        long now = System.nanoTime();
        threads.removeIf(account -> account.endedBefore(now - REMEMBERED_NANOS));
        Diary diary = new Diary(name, now);
        Thread thread = factory.newThread(() -> live(role, diary));
        thread.setName(name);
        threads.add(new ThreadAccount(diary, thread, pinned));
        return thread;
    }

    private void live(Role role, Diary diary) {
        try {
            role.play(diary);
        } catch (Exception e) {
            failures.add("thread " + diary.name() + " failed: " + e);
        } finally {
            diary.ends();
        }
    }

    /** Opens the account of a lock that changes hands; the kind is one of Heddle's lock kinds. */
    public Contention contention(Class<?> lock, String kind, Cause cause) {
        return tell(new Contention(lock.getName(), kind, cause, Ownership.RECORDED));
    }

    /** Tells of that lock, too. */
    public Contention tell(Contention contention) {
        contentions.add(contention);
        return contention;
    }

    /** Says that these threads will be in a deadlock, and those wait behind it. */
    public void deadlock(Deadlock deadlock) {
        deadlocks.add(deadlock);
    }

    /** Says what an observer must find, or must not. */
    public void claim(Claim claim) {
        claims.add(claim);
    }

    /**
     * Returns when each thread does what it is going to do.
     *
     * @throws TimeoutException when one does not after half a minute
     */
    public void awaitSteady() throws TimeoutException {
        long start = System.nanoTime();
        while (!isSteady()) {
            if (System.nanoTime() - start > STEADY_WITHIN.toNanos()) {
                throw new TimeoutException("not steady within " + STEADY_WITHIN.toSeconds() + " s: " + unsettled());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Returns when these threads have begun with what they do. */
    public void awaitBegun(String... names) throws InterruptedException {
        List<String> awaited = List.of(names);
        while (threads.stream()
                .map(ThreadAccount::diary)
                .anyMatch(diary -> awaited.contains(diary.name()) && !diary.hasStarted())) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Returns when each of these threads is in a wait that has no end. */
    public void awaitStuck(List<String> names) throws InterruptedException {
        while (threads.stream()
                .anyMatch(account -> names.contains(account.diary().name()) && !account.isStuck())) {
            requireNoFailure();
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** A thread may start another before it settles: one that joined during the look means another look. */
    private boolean isSteady() {
        requireNoFailure();
        int before = threads.size();
        return unsettled().isEmpty() && before == threads.size();
    }

    private List<String> unsettled() {
        return threads.stream()
                .filter(account -> !account.isSettled())
                .map(account -> account.diary().name())
                .toList();
    }

    /** The lines that hold at any time from the steady state on. */
    public List<String> standing() {
        return statement().standing();
    }

    /**
     * The lines that held in that window.
     *
     * @throws IllegalArgumentException when it lies further back than the program remembers
     * @throws IllegalStateException when a thread failed, so that nothing can be expected any more
     */
    public List<String> during(Window window) {
        requireNoFailure();
        return statement().during(window);
    }

    private Statement statement() {
        return new Statement(
                List.copyOf(threads), List.copyOf(contentions), List.copyOf(deadlocks), List.copyOf(claims));
    }

    private void requireNoFailure() {
        if (!failures.isEmpty()) {
            throw new IllegalStateException(String.join("; ", failures));
        }
    }
}
