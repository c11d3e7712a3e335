package heddle.inspector.timeline;

import heddle.inspector.model.LockWait;

/** A Java thread that the JVM saw waiting for what another has. */
record HeldUp(long javaId, String name, LockWait lockWait) {
    HeldUp(long javaId, LockWait lockWait) {
        this(javaId, "", lockWait);
    }
}
