package heddle.agent.snapshot;

import heddle.agent.snapshot.MonitorFields.Stay;
import heddle.agent.wire.LockEntry;
import heddle.agent.wire.WaitForm;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which monitors are wanted and owned where ThreadInfo does not tell: as soon as a virtual thread takes part. For one look;
 * nobody is asked unless somebody is hidden, and not more than so many.
 */
final class Monitors {

    private static final int MOST_WANTERS = 256;
    private static final int MOST_OWNERS = 256;
    private static final String CARRIER = "jdk.internal.misc.CarrierThread";

    private final MonitorFields fields;
    private final ThreadAccess access;
    private final Supplier<List<Thread>> virtual;
    private final Thread[] platform;
    private final IdentityHashMap<Thread, Stay> stays = new IdentityHashMap<>();
    private @Nullable IdentityHashMap<Object, Thread> owners;
    private int wanters;

    /** @param platform the platform threads that may own what is wanted */
    Monitors(MonitorFields fields, ThreadAccess access, Supplier<List<Thread>> virtual, Thread[] platform) {
        this.fields = fields;
        this.access = access;
        this.virtual = virtual;
        this.platform = platform;
    }

    /** The monitor that a blocked thread wants to enter, and its owner; null when that is not told. */
    @Nullable
    LockEntry wanted(Thread blocked, NameBudget names) {
        Stay stay = ++wanters > MOST_WANTERS ? null : stay(blocked, true);
        return stay == null || stay.wanted == null ? null : entry(stay.wanted, names);
    }

    private LockEntry entry(Object monitor, NameBudget names) {
        Thread owner = owner(monitor);
        return new LockEntry(
                monitor.getClass().getName(),
                System.identityHashCode(monitor),
                owner == null ? LockEntry.NO_OWNER : access.id(owner),
                owner == null ? "" : names.fit(owner.getName()));
    }

    /** Who owns a monitor, as far as those tell who can be asked. */
    private @Nullable Thread owner(Object monitor) {
        IdentityHashMap<Object, Thread> known = owners;
        if (known == null) {
            known = new IdentityHashMap<>();
            gather(known);
            owners = known;
        }
        return known.get(monitor);
    }

    private void gather(IdentityHashMap<Object, Thread> known) {
        virtual.get().stream().limit(MOST_OWNERS).forEach(thread -> note(thread, false, known));
        int asked = 0;
        for (Thread thread : platform) {
            WaitForm form = ThreadStatus.form(access.status(thread));
            if (mayBeAsked(thread, form) && ++asked <= MOST_OWNERS) {
                note(thread, form == WaitForm.MONITOR_ENTER || form == WaitForm.OBJECT_WAIT, known);
            }
        }
    }

    /** One that runs would be stopped for it, and a carrier tells nothing of the thread it carries. */
    private static boolean mayBeAsked(Thread thread, WaitForm form) {
        return form != WaitForm.NONE && !thread.getClass().getName().equals(CARRIER);
    }

    private void note(Thread thread, boolean atMonitor, IdentityHashMap<Object, Thread> known) {
        Stay stay = stay(thread, atMonitor);
        if (stay != null) {
            stay.owned.forEach(monitor -> known.put(monitor, thread));
        }
    }

    private @Nullable Stay stay(Thread thread, boolean atMonitor) {
        Stay known = stays.get(thread);
        if (known == null) {
            known = fields.of(thread, atMonitor);
            if (known != null) {
                stays.put(thread, known);
            }
        }
        return known;
    }
}
