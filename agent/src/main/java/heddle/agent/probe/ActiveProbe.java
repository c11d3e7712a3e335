package heddle.agent.probe;

import heddle.agent.bridge.LockBridge1;
import heddle.agent.wire.AgentMessage.LocksProbed;
import java.lang.instrument.UnmodifiableClassException;

/** A probe that is told by woven code. Made only after the bridge is in place, for it is the first that needs it. */
final class ActiveProbe {

    private final Reweaving code;
    private final LockProbe probe;
    private final long changeNanos;

    private ActiveProbe(Reweaving code, LockProbe probe, long changeNanos) {
        this.code = code;
        this.probe = probe;
        this.changeNanos = changeNanos;
    }

    /** Has the code changed; from now on it tells. */
    static ActiveProbe begin(Reweaving code) throws UnmodifiableClassException {
        LockProbe probe = LockProbe.rehearsed();
        long nanos = code.change();
        LockBridge1.PROBE.set(probe);
        return new ActiveProbe(code, probe, nanos);
    }

    long changeNanos() {
        return changeNanos;
    }

    LocksProbed news() {
        return probe.news();
    }

    /** Has it changed back; nothing is told from the first moment on. */
    void end() throws UnmodifiableClassException {
        LockBridge1.PROBE.set(null);
        code.restore();
    }
}
