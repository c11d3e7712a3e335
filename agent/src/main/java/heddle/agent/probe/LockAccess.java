package heddle.agent.probe;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** Reads what locks and threads keep to themselves. Constant handles, which the compiler sees through. */
final class LockAccess {

    private static final MethodHandle OWNER = owner();
    private static final MethodHandle ID = id();

    private LockAccess() {}

    private static MethodHandle owner() {
        try {
            return MethodHandles.privateLookupIn(AbstractOwnableSynchronizer.class, MethodHandles.lookup())
                    .findVirtual(
                            AbstractOwnableSynchronizer.class,
                            "getExclusiveOwnerThread",
                            MethodType.methodType(Thread.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a lock's owner is closed to us", e);
        }
    }

    private static MethodHandle id() {
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findGetter(Thread.class, "tid", long.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a thread's id is closed to us", e);
        }
    }

    static @Nullable Thread owner(AbstractOwnableSynchronizer lock) throws Throwable {
        return (Thread) OWNER.invokeExact(lock);
    }

    /** Not {@link Thread#getId}, which an application's class may override before JDK 19. */
    static long id(Thread thread) throws Throwable {
        return (long) ID.invokeExact(thread);
    }
}
