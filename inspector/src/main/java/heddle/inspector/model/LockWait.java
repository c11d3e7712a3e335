package heddle.inspector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread waits on right now.
 *
 * @param owner who holds it alone, or null when it has no owner, several threads share it, or none is known
 * @param holders all who are known to have it, or to bring about what is waited for; empty when nobody is
 * @param any whether one of the holders is enough for the wait to end; else all of them must let go. Without holders: nobody
 *     has begun to bring it about, and who will is not known
 */
public record LockWait(LockId lock, LockKind kind, @Nullable ThreadRef owner, List<ThreadRef> holders, boolean any) {

    /** A wait for what one thread has, or nobody is known to have. */
    public LockWait(LockId lock, LockKind kind, @Nullable ThreadRef owner) {
        this(lock, kind, owner, owner == null ? List.of() : List.of(owner), false);
    }

    public LockWait {
        holders = List.copyOf(holders);
    }

    /**
     * A wait for what several threads have or can bring about. One who holds a lock alone owns it; one who computes a
     * result does not.
     */
    public static LockWait shared(LockId lock, LockKind kind, List<ThreadRef> holders, boolean any) {
        boolean owned = holders.size() == 1 && !any && kind.canBeOwned();
        return new LockWait(lock, kind, owned ? holders.get(0) : null, holders, any);
    }

    /** A wait for a locked file, by what the kernel says; null when it does not name the file. */
    public static @Nullable LockWait ofFile(@Nullable KernelWait wait) {
        if (wait == null || wait.detail().isEmpty()) return null;
        ThreadRef holder = wait.holder();
        List<ThreadRef> holders = holder == null ? List.of() : List.of(holder);
        return new LockWait(LockId.ofFile(wait.detail()), LockKind.FILE, null, holders, false);
    }

    /** Whether it is for a task that no thread has begun and no pool is known to have. */
    public boolean isForUnbegun() {
        return any && holders.isEmpty();
    }

    /** Whether somebody has what is waited for: an owner is known, or things of this kind are had by others. */
    public boolean isContended() {
        return owner != null || kind.isContended();
    }
}
