package heddle.inspector.source.snapshot.probe;

import heddle.agent.bridge.LockBridge1;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * What is put before a change of owner: it is copied into the code, never called. Every lock that was never contended
 * passes here, too, so it asks for nothing more than whether it was.
 */
final class OwnerAdvice {
    private OwnerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This AbstractOwnableSynchronizer lock, @Advice.Argument(0) @Nullable Thread owner) {
        LockBridge1 probe = LockBridge1.PROBE.get();
        if (probe == null) return;
        boolean contended = lock instanceof AbstractQueuedSynchronizer queue
                ? queue.hasContended()
                : lock instanceof AbstractQueuedLongSynchronizer longQueue && longQueue.hasContended();
        if (contended) probe.owned(lock, owner);
    }
}
