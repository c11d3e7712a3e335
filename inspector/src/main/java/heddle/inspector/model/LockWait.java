package heddle.inspector.model;

import org.jspecify.annotations.Nullable;

/**
 * What a thread waits on right now.
 *
 * @param owner who holds it, or null when it has no owner or none is known
 */
public record LockWait(LockId lock, LockKind kind, @Nullable ThreadRef owner) {
    /** Whether somebody has what is waited for: an owner is known, or things of this kind are had by others. */
    public boolean isContended() {
        return owner != null || kind.isContended();
    }
}
