package heddle.inspector.source.snapshot.probe;

import heddle.agent.bridge.LockBridge1;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** What is put around the queueing of a synchroniser: it is copied into its code, never called. */
final class QueueAdvice {
    private QueueAdvice() {}

    /** The node is null for who comes, and there for who comes back from a condition. */
    @SuppressWarnings("UnusedVariable") // What is put into a local here is read in the other method.
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter(
            @Advice.This AbstractOwnableSynchronizer lock,
            @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) @Nullable Object node,
            @Advice.Local("owner") @Nullable Thread owner,
            @Advice.Local("again") boolean again) {
        LockBridge1 probe = LockBridge1.PROBE.get();
        if (probe == null) return 0;
        owner = probe.owner(lock);
        again = node != null;
        return System.nanoTime();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This AbstractOwnableSynchronizer lock,
            @Advice.Enter long sinceNanos,
            @Advice.Local("owner") @Nullable Thread owner,
            @Advice.Local("again") boolean again,
            @Advice.Return int outcome) {
        LockBridge1 probe = LockBridge1.PROBE.get();
        if (probe != null && sinceNanos != 0) probe.queued(lock, owner, sinceNanos, again, outcome);
    }
}
