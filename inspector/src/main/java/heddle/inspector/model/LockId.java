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
        String simple = user.substring(user.lastIndexOf('.') + 1);
        return innermost(simple) + hash();
    }

    /** {@code Ledger} of {@code Shop$Ledger}; an anonymous class keeps the name of the class around it. */
    private static String innermost(String simple) {
        String inner = simple.substring(simple.lastIndexOf('$') + 1);
        return inner.isEmpty() || Character.isDigit(inner.charAt(0)) ? simple : inner;
    }

    private String hash() {
        return "@" + Integer.toHexString(identityHash);
    }

    @Override
    public String toString() {
        return text();
    }
}
