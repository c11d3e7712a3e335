package heddle.agent.snapshot;

import heddle.agent.wire.LockEntry;
import heddle.agent.wire.LockHolders;
import heddle.agent.wire.LockHolders.Holder;
import heddle.agent.wire.ThreadEntry;
import heddle.agent.wire.WaitForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who has what threads wait for, where it is not one owner whom the JVM names: the readers of a read-write lock, the thread
 * that runs an awaited task or the pool in whose queue it stands, the thread whose end is awaited.
 */
final class Holders {

    private static final int MOST_LOCKS = 256;
    private static final int MOST_HOLDERS = 1_000;

    /** Looking for readers passes all threads for each lock: not more than half a millisecond. */
    private static final int MOST_THREADS_PASSED = 20_000;

    private final ThreadAccess access;
    private final @Nullable ReadHolds readHolds;
    private final @Nullable Pools pools;

    Holders(ThreadAccess access, @Nullable ReadHolds readHolds, @Nullable Pools pools) {
        this.access = access;
        this.readHolds = readHolds;
        this.pools = pools;
    }

    /** What is found at one look. */
    private final class Look {
        final Thread[] platform;
        final Supplier<List<Thread>> virtual;
        final Map<String, LockHolders> found = new HashMap<>();
        final Set<String> unclear = new HashSet<>();
        final NameBudget names;
        int passed;

        Look(Thread[] platform, Supplier<List<Thread>> virtual) {
            this.platform = platform;
            this.virtual = virtual;
            names = new NameBudget(platform.length);
        }

        void add(Object lock, boolean any, List<Thread> holders) {
            if (!holders.isEmpty() && holders.size() <= MOST_HOLDERS) {
                put(lock, any, holders);
            }
        }

        void put(Object lock, boolean any, List<Thread> holders) {
            if (found.size() >= MOST_LOCKS) {
                return;
            }
            List<Holder> named = new ArrayList<>(holders.size());
            for (Thread holder : holders) {
                named.add(new Holder(access.id(holder), names.fit(holder.getName())));
            }
            String className = lock.getClass().getName();
            int hash = System.identityHashCode(lock);
            String key = className + '@' + hash;
            if (found.put(key, new LockHolders(className, hash, any, named)) != null) {
                unclear.add(key);
            }
        }

        /** Two objects may have one identity hash; then nobody can tell who of them is meant. */
        List<LockHolders> result() {
            found.keySet().removeAll(unclear);
            return List.copyOf(found.values());
        }
    }

    /** Of what platform threads wait for. */
    List<LockHolders> ofPlatform(Thread[] platform, List<ThreadEntry> entries, Supplier<List<Thread>> virtual) {
        Look look = new Look(platform, virtual);
        addParkedFor(Arrays.asList(platform), look);
        addJoined(entries, look);
        return look.result();
    }

    /** Of what virtual threads wait for. */
    List<LockHolders> ofVirtual(List<Thread> virtual, Thread[] platform) {
        Look look = new Look(platform, () -> virtual);
        addParkedFor(virtual, look);
        return look.result();
    }

    private void addParkedFor(List<Thread> waiting, Look look) {
        IdentityHashMap<Object, Boolean> awaited = new IdentityHashMap<>();
        IdentityHashMap<Object, Boolean> locks = new IdentityHashMap<>();
        for (Thread thread : waiting) {
            Object blocker = LockSupport.getBlocker(thread);
            if (readHolds != null && readHolds.isReadWriteLock(blocker)) {
                locks.put(blocker, true);
            } else if (pools != null && pools.isAwaited(blocker)) {
                awaited.put(blocker, true);
            }
        }
        locks.keySet().forEach(lock -> addReaders(lock, look));
        if (pools != null && !awaited.isEmpty()) {
            addTasks(pools, awaited.keySet(), look);
        }
    }

    private void addReaders(Object lock, Look look) {
        ReadHolds fields = readHolds;
        int held = fields == null ? 0 : fields.count(lock);
        if (fields == null || held == 0 || look.passed > MOST_THREADS_PASSED) {
            return;
        }
        List<Thread> readers = new ArrayList<>(fields.readers(lock, Arrays.asList(look.platform)));
        look.passed += look.platform.length;
        if (readers.size() < held) {
            List<Thread> virtual = look.virtual.get();
            readers.addAll(fields.readers(lock, virtual));
            look.passed += virtual.size();
        }
        look.add(lock, false, readers);
    }

    private static void addTasks(Pools pools, Set<Object> awaited, Look look) {
        for (Object task : awaited) {
            Thread runner = pools.runner(task);
            if (runner != null) {
                look.add(task, false, List.of(runner));
            }
        }
        IdentityHashMap<Object, List<Thread>> queued = pools.queued(awaited, look.platform);
        queued.forEach((task, workers) -> look.add(task, true, workers));
        for (Object task : awaited) {
            if (!queued.containsKey(task) && pools.isNotBegun(task)) {
                look.put(task, true, List.of());
            }
        }
    }

    /** Whoever joins a thread waits for a notification on it, and ThreadInfo tells only which object that is. */
    private static void addJoined(List<ThreadEntry> entries, Look look) {
        Set<String> waitedOn = new HashSet<>();
        Set<Integer> hashes = new HashSet<>();
        for (ThreadEntry entry : entries) {
            LockEntry lock = entry.waitsOn();
            if (lock != null && entry.form() == WaitForm.OBJECT_WAIT) {
                waitedOn.add(lock.className());
                hashes.add(lock.identityHash());
            }
        }
        for (Thread thread : waitedOn.isEmpty() ? new Thread[0] : look.platform) {
            boolean joined =
                    waitedOn.contains(thread.getClass().getName()) && hashes.contains(System.identityHashCode(thread));
            if (joined) {
                look.add(thread, false, List.of(thread));
            }
        }
    }
}
