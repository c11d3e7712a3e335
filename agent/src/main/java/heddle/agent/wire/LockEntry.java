package heddle.agent.wire;

import java.net.ProtocolException;

/**
 * The object a thread waits on: a monitor, or what the thread said it parks for.
 *
 * @param className of the object, as {@link Class#getName()} gives it
 * @param identityHash {@link System#identityHashCode}, stable for the object's life
 * @param ownerJavaId of the thread that holds it, or {@link #NO_OWNER}; for {@link WaitForm#OBJECT_WAIT} always
 *     {@link #NO_OWNER}, since a waiter waits for a notification and not for the monitor's owner
 * @param ownerName its name, empty without owner
 */
public record LockEntry(String className, int identityHash, long ownerJavaId, String ownerName) {

    /** Nobody holds it, or the JVM does not tell who. Java's own ids start at 1. */
    public static final long NO_OWNER = -1;

    /**
     * Whether both describe one object, whoever owned it then.
     *
     * <p>The agent never calls {@code equals} or {@code hashCode} of a record: {@code java.lang.runtime.ObjectMethods} keeps
     * the last type it compared in a static handle's cache, and with it that type's loader.
     */
    public boolean isSameObjectAs(LockEntry other) {
        return identityHash == other.identityHash && className.equals(other.className);
    }

    void writeTo(FieldWriter out) throws ProtocolException {
        out.text(className).int32(identityHash).int64(ownerJavaId).text(ownerName);
    }

    static LockEntry readFrom(FieldReader in) throws ProtocolException {
        return new LockEntry(in.text(), in.int32(), in.int64(), in.text());
    }
}
