package heddle.inspector.diagnosis;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.timeline.Past;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is to judge: a window, the past up to its end, and what follows from both. Whatever takes a walk over many
 * moments is worked out once, and only when it is asked for. Used by one thread.
 */
public final class Case {
    /** How far back looks at locks are told. */
    public static final long LOOKS_NANOS = 12_000_000_000L;

    private final Window window;
    private final Past past;
    private final List<LockReport> locks;
    private final List<Deadlock> deadlocks;
    private final Map<Long, List<Window>> spells = new HashMap<>();
    private final Supplier<List<HeldUp>> heldUp = once(this::findHeldUp);
    private final Supplier<Map<LockId, List<Look>>> looks = once(this::lookAtLocks);
    private final Supplier<Map<LockId, List<FinishedWait>>> finished = once(this::joinWaits);

    /** Who waited for a lock at one moment, and who held it, null when nobody was known to. */
    public record Look(Snapshot moment, @Nullable ThreadRef owner, List<ThreadControlBlock> waiters) {}

    /** Who was held up by locks at one moment. */
    public record HeldUp(Snapshot moment, List<ThreadControlBlock> threads) {}

    private Case(Window window, Past past, List<LockReport> locks, List<Deadlock> deadlocks) {
        this.window = window;
        this.past = past;
        this.locks = locks;
        this.deadlocks = deadlocks;
    }

    /** The case of a window; {@code past} ends with it. */
    public static Case of(Window window, Past past) {
        return new Case(window, past, LockReports.of(window), Deadlocks.in(window.to()));
    }

    public Window window() {
        return window;
    }

    public Past past() {
        return past;
    }

    public Snapshot now() {
        return window.to();
    }

    public List<LockReport> locks() {
        return locks;
    }

    public List<Deadlock> deadlocks() {
        return deadlocks;
    }

    /** The recent windows of that length, newest first; {@link Past#spells}. */
    public List<Window> spells(long nanos) {
        return spells.computeIfAbsent(nanos, past::spells);
    }

    /** The moments of the last seconds at which somebody waited for any lock, oldest first. */
    public List<HeldUp> heldUp() {
        return heldUp.get();
    }

    /** The moments of the last seconds at which somebody waited for a lock, oldest first. */
    public List<Look> looks(LockId lock) {
        return looks.get().getOrDefault(lock, List.of());
    }

    /** Waits for a lock that ended in the window, what is one wait to the user as one. */
    public List<FinishedWait> finished(LockId lock) {
        return finished.get().getOrDefault(lock, List.of());
    }

    private List<HeldUp> findHeldUp() {
        List<HeldUp> found = new ArrayList<>();
        for (Snapshot moment : past.within(LOOKS_NANOS)) {
            List<ThreadControlBlock> held = new ArrayList<>();
            for (ThreadControlBlock thread : moment.threads()) {
                if (thread.isHeldUp()) held.add(thread);
            }
            if (!held.isEmpty()) found.add(new HeldUp(moment, held));
        }
        return found;
    }

    private Map<LockId, List<Look>> lookAtLocks() {
        Map<LockId, List<Look>> all = new HashMap<>();
        for (HeldUp held : heldUp()) {
            Map<LockId, List<ThreadControlBlock>> waiting =
                    held.threads().stream().collect(groupingBy(Case::lockOf));
            waiting.forEach((lock, threads) -> all.computeIfAbsent(lock, key -> new ArrayList<>())
                    .add(new Look(held.moment(), owner(threads), threads)));
        }
        return all;
    }

    private static LockId lockOf(ThreadControlBlock thread) {
        LockWait wait = thread.lockWait();
        if (wait == null) throw new IllegalArgumentException(thread.name() + " waits for no lock");
        return wait.lock();
    }

    private static @Nullable ThreadRef owner(List<ThreadControlBlock> waiters) {
        for (ThreadControlBlock waiter : waiters) {
            if (waiter.owner() != null) return waiter.owner();
        }
        return null;
    }

    private Map<LockId, List<FinishedWait>> joinWaits() {
        return now().waits().between(window.from().atNanos(), now().atNanos()).stream()
                .collect(groupingBy(FinishedWait::lock, collectingAndThen(toList(), Waits::joined)));
    }

    /** Does the work when it is first asked for. */
    static <T> Supplier<T> once(Supplier<T> work) {
        return new Supplier<>() {
            private @Nullable T result;

            @Override
            public T get() {
                T known = result;
                if (known == null) {
                    known = work.get();
                    result = known;
                }
                return known;
            }
        };
    }
}
