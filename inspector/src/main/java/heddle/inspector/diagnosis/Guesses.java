package heddle.inspector.diagnosis;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.ThreadState;
import heddle.inspector.model.WaitCause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may have what is waited for where nobody writes it down, by the structure of stacks alone. It serves to find deadlocks,
 * and is told nowhere else.
 *
 * <p>A permit, a stamped lock or a pooled thing: whoever has passed the place where others wait, which then is deeper in the
 * stack. A task that nobody has begun: the workers of its pool, taken to be all that work and those idle ones that are named
 * like the waiter. An answer of the process itself: {@link Servers}. One of them is enough, so a single one that goes on
 * refutes a deadlock. A thread whose stack is not known could be anywhere; then nothing is guessed.
 */
final class Guesses {
    private static final long LONG_NANOS = 2_000_000_000L;
    private static final long FRESH_NANOS = 2_000_000_000L;
    private static final int SITE_FRAMES = 2;
    private static final List<String> OUR_NAMES = List.of("heddle-", "JFR ");
    private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

    /** A method in the stack of one who waits: where others of his kind pass. */
    private record Place(String className, String method) {
        static Place of(StackFrame frame) {
            return new Place(frame.className(), frame.method());
        }
    }

    private final Snapshot snapshot;
    private final List<ThreadControlBlock> live;
    private final List<ThreadControlBlock> waiters;
    private final long sinceNanos;
    private final Map<Place, List<ThreadRef>> passed = new HashMap<>();
    private final Supplier<List<ThreadRef>> servers = Case.once(this::servers);
    private final Map<LockId, Map<List<Place>, List<ThreadRef>>> holders = new HashMap<>();

    private Guesses(Snapshot snapshot) {
        this.snapshot = snapshot;
        live = snapshot.threads();
        waiters = live.stream().filter(this::mayBeGuessed).toList();
        sinceNanos =
                waiters.stream().mapToLong(ThreadControlBlock::sinceNanos).max().orElse(0);
    }

    /** The waits whose holders are guessed, by Java id. */
    static Map<Long, LockWait> in(Snapshot snapshot) {
        Guesses guesses = new Guesses(snapshot);
        if (guesses.waiters.isEmpty() || guesses.live.stream().anyMatch(guesses::isUnseen)) return Map.of();
        guesses.notePassed();
        Map<Long, LockWait> guessed = new HashMap<>();
        for (ThreadControlBlock waiter : guesses.waiters) {
            LockWait wait = guesses.guess(waiter);
            if (!wait.holders().isEmpty()) guessed.put(waiter.javaId(), wait);
        }
        return guessed;
    }

    private boolean mayBeGuessed(ThreadControlBlock thread) {
        LockWait wait = wait(thread);
        if (wait == null || !wait.holders().isEmpty() || thread.activity().idle()) return false;
        boolean lent = switch (wait.kind()) {
            case SEMAPHORE, STAMPED, POOL -> true;
            case CONDITION -> isOwnMethod(thread);
            default -> false;
        };
        boolean task = wait.isForUnbegun() && (isWorker(thread) || isCall(thread));
        return (lent || task)
                && thread.activity().isWaiting()
                && !thread.frames().isEmpty()
                && snapshot.ageNanos(thread) >= LONG_NANOS;
    }

    private @Nullable LockWait wait(ThreadControlBlock thread) {
        LockWait told = thread.lockWait();
        return told == null ? callOfItself(thread) : told;
    }

    /** The wait for an answer of its own process, with nobody known to bring it about; null when it waits for no such. */
    private @Nullable LockWait callOfItself(ThreadControlBlock thread) {
        KernelWait wait = thread.kernelWait();
        if (wait == null || thread.activity().cause() != WaitCause.SOCKET) return null;
        String peer = wait.socketPeer();
        return snapshot.particulars().services().contains(peer)
                ? LockWait.shared(LockId.ofAddress(peer), LockKind.FUTURE, List.of(), true)
                : null;
    }

    private static boolean isCall(ThreadControlBlock thread) {
        return thread.lockWait() == null;
    }

    /** Whether the object waited on is of the class that waits: a pool that makes its callers wait, not a mere signal. */
    private static boolean isOwnMethod(ThreadControlBlock thread) {
        LockWait wait = thread.lockWait();
        return wait != null
                && StackFrame.firstOwn(thread.frames())
                        .filter(site -> site.className().equals(wait.lock().className()))
                        .isPresent();
    }

    private static boolean isWorker(ThreadControlBlock thread) {
        return thread.frames().stream().anyMatch(frame -> frame.className().equals(WORKER));
    }

    /**
     * Whether a thread may be anywhere: no stack is known of what it did since the last of the waits began. Who has something
     * that others have waited for has had it all that time. One in which nobody but the JDK has a frame is a housekeeper's,
     * who does one thing only.
     */
    private boolean isUnseen(ThreadControlBlock thread) {
        boolean java = thread.javaId() >= 0 && thread.kind() != ThreadKind.VM;
        LockWait wait = thread.lockWait();
        if (!java
                || isOurs(thread)
                || thread.activity().idle()
                || (wait != null && !wait.holders().isEmpty())) return false;
        if (thread.framesAtNanos() == 0) return true;
        if (StackFrame.firstOwn(thread.frames()).isEmpty()) return false;
        return thread.activity().state() == ThreadState.WAITING
                ? wait == null && thread.framesAtNanos() < sinceNanos
                : snapshot.atNanos() - thread.framesAtNanos() > FRESH_NANOS;
    }

    /** The agent's threads and the recorder's have nothing of the program's, and seldom wait long enough to have a stack. */
    private static boolean isOurs(ThreadControlBlock thread) {
        return OUR_NAMES.stream().anyMatch(thread.name()::startsWith);
    }

    private void notePassed() {
        Set<Place> places = new HashSet<>();
        waiters.forEach(waiter -> places.addAll(site(waiter)));
        for (ThreadControlBlock thread : live) {
            if (!thread.activity().idle() && !thread.frames().isEmpty()) notePassed(thread, places);
        }
    }

    private void notePassed(ThreadControlBlock thread, Set<Place> places) {
        List<Place> own = own(thread);
        int inside = mayBeGuessed(thread) ? Math.min(SITE_FRAMES, own.size()) : 0;
        Set<Place> here = new HashSet<>(own.subList(inside, own.size()));
        here.retainAll(places);
        here.forEach(
                place -> passed.computeIfAbsent(place, any -> new ArrayList<>()).add(thread.ref()));
    }

    private static List<Place> own(ThreadControlBlock thread) {
        return StackFrame.own(thread.frames()).map(Place::of).toList();
    }

    private static List<Place> site(ThreadControlBlock waiter) {
        return own(waiter).stream().limit(SITE_FRAMES).toList();
    }

    private LockWait guess(ThreadControlBlock waiter) {
        LockWait wait = Objects.requireNonNull(wait(waiter));
        LockKind kind = wait.kind() == LockKind.CONDITION ? LockKind.POOL : wait.kind();
        List<ThreadRef> who;
        if (isCall(waiter)) {
            who = servers.get();
        } else if (wait.isForUnbegun()) {
            who = workers(waiter);
        } else {
            who = passed(wait.lock(), site(waiter));
        }
        return new LockWait(wait.lock(), kind, null, who, true);
    }

    /** One list for all who wait at one place for one thing. */
    private List<ThreadRef> passed(LockId lock, List<Place> site) {
        return holders.computeIfAbsent(lock, any -> new HashMap<>())
                .computeIfAbsent(
                        site,
                        places -> places.stream()
                                .flatMap(place -> passed.getOrDefault(place, List.of()).stream())
                                .distinct()
                                .toList());
    }

    private List<ThreadRef> workers(ThreadControlBlock waiter) {
        String group = waiter.ref().group();
        return live.stream()
                .filter(Guesses::isWorker)
                .filter(thread ->
                        !thread.activity().idle() || thread.ref().group().equals(group))
                .map(ThreadControlBlock::ref)
                .toList();
    }

    private List<ThreadRef> servers() {
        return Servers.of(live, waiters.stream().filter(Guesses::isCall).toList());
    }
}
