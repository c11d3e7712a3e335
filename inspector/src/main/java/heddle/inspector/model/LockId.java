package heddle.inspector.model;

/**
 * One lock object: its class and identity hash code, which no garbage collection changes.
 *
 * @param className class of the monitor's object, or of the synchroniser that threads park on; the class itself that is
 *     being initialised
 * @param identityHash never 0 but for a class, and where only an address is known
 * @param address where the recorder saw it when that is all that is known of it; 0 otherwise
 */
public record LockId(String className, int identityHash, long address) {
    private static final String CONDITION = "java.util.concurrent.locks.Condition";

    public LockId(String className, int identityHash) {
        this(className, identityHash, 0);
    }

    /** A lock of which only the recorder has told. */
    public static LockId atAddress(String className, long address) {
        return new LockId(className, 0, address);
    }

    /** A class that is being initialised; it has no other identity. */
    public static LockId ofClass(String className) {
        return new LockId(className, 0, 0);
    }

    /** A file that is locked, by its path. */
    public static LockId ofFile(String path) {
        return new LockId(path, 0, 0);
    }

    /** What is called over the network, by its host and port. */
    public static LockId ofAddress(String hostAndPort) {
        return new LockId(hostAndPort, 0, 0);
    }

    private boolean isNamed() {
        return identityHash == 0 && address == 0;
    }

    /** The identity as text, {@code class@hex}, or {@code address:0x…} when only that is known. */
    public String text() {
        if (isNamed()) return className;
        return address == 0
                ? className + "@" + Integer.toHexString(identityHash)
                : "address:0x" + Long.toHexString(address);
    }

    /** The class a user would name: {@code ReentrantLock}, not its {@code NonfairSync}. */
    public String userClass() {
        int dollar = className.indexOf('$');
        if (dollar < 0 || !className.startsWith("java.util.concurrent.")) return className;
        return className.endsWith("$ConditionObject") ? CONDITION : className.substring(0, dollar);
    }

    /** The short form for tables, {@code Inventory@1f2e}. */
    public String shortText() {
        String user = userClass();
        if (user.startsWith("/")) return user.substring(user.lastIndexOf('/') + 1);
        if (user.contains(":")) return user;
        String simple = user.substring(user.lastIndexOf('.') + 1);
        if (isNamed()) return innermost(simple);
        String sign = address == 0 ? "@" : "@0x";
        return innermost(simple) + sign + Long.toHexString(address == 0 ? identityHash & 0xffffffffL : address);
    }

    /** {@code Ledger} of {@code Shop$Ledger}; an anonymous class keeps the name of the class around it. */
    private static String innermost(String simple) {
        String inner = simple.substring(simple.lastIndexOf('$') + 1);
        return inner.isEmpty() || Character.isDigit(inner.charAt(0)) ? simple : inner;
    }

    @Override
    public String toString() {
        return text();
    }
}
