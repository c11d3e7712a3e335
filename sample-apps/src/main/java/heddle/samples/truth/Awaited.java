package heddle.samples.truth;

import java.util.Optional;

/**
 * What a thread that will wait for good waits for.
 *
 * @param cause why it waits
 * @param idle whether the thread is a worker of a pool that has nothing to do
 * @param waitsOn the class a user would name as the thing waited for, empty where that is nothing on the heap
 * @param lockKind the kind of lock, empty where the thing waited for is none
 * @param owner the name of the thread that has the lock, empty where nobody owns it
 */
public record Awaited(
        Cause cause, boolean idle, Optional<String> waitsOn, Optional<String> lockKind, Optional<String> owner) {

    /** A wait for nothing on the heap, such as a sleep or a read. */
    public static Awaited cause(Cause cause) {
        return new Awaited(cause, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A wait at an object that is no lock, such as a condition or a result. */
    public static Awaited object(Cause cause, Class<?> waitedFor) {
        return new Awaited(cause, false, Optional.of(waitedFor.getName()), Optional.empty(), Optional.empty());
    }

    /** A wait for a lock that a thread has. */
    public static Awaited lock(Cause cause, String kind, Class<?> lock, String owner) {
        return new Awaited(cause, false, Optional.of(lock.getName()), Optional.of(kind), Optional.of(owner));
    }

    /** A wait for a lock that by its nature nobody owns, such as a semaphore. */
    public static Awaited unownedLock(Cause cause, String kind, Class<?> lock) {
        return new Awaited(cause, false, Optional.of(lock.getName()), Optional.of(kind), Optional.empty());
    }

    /** The wait of a pool's worker for something to do. */
    public static Awaited work() {
        return new Awaited(Cause.PARK, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isForLock() {
        return lockKind.isPresent();
    }

    void describe(Line line) {
        line.put("state", "WAITING").put("cause", cause.name());
        if (idle) {
            line.put("idle", "true");
        }
        waitsOn.ifPresent(name -> line.put("waits_on", name));
        owner.ifPresent(name -> line.put("owner", name));
    }
}
