package heddle.inspector.model;

/**
 * One lock object: its class and identity hash code, which no garbage collection changes.
 *
 * @param className class of the monitor's object, or of the synchroniser that threads park on
 */
public record LockId(String className, int identityHash) {
    private static final String CONDITION = "java.util.concurrent.locks.Condition";

    /** The identity as text, {@code class@hex}. */
    public String text() {
        return className + hash();
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
        return user.substring(user.lastIndexOf('.') + 1) + hash();
    }

    private String hash() {
        return "@" + Integer.toHexString(identityHash);
    }

    @Override
    public String toString() {
        return text();
    }
}
