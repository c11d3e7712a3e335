package heddle.inspector.model;

import java.util.Locale;

/**
 * One lock object: its class and identity hash code, which no garbage collection changes.
 *
 * @param className class of the monitor's object, or of the synchroniser that threads park on
 */
public record LockId(String className, int identityHash) {
    /** The identity as text, {@code class@hex}. */
    public String text() {
        return className + "@" + Integer.toHexString(identityHash).toLowerCase(Locale.ROOT);
    }

    /** The class a user would name: {@code ReentrantLock}, not its {@code NonfairSync}. */
    public String userClass() {
        int dollar = className.indexOf('$');
        return className.startsWith("java.util.concurrent.") && dollar > 0 ? className.substring(0, dollar) : className;
    }

    /** The short form for tables, {@code Inventory@1f2e}. */
    public String shortText() {
        String user = userClass();
        return user.substring(user.lastIndexOf('.') + 1) + "@" + Integer.toHexString(identityHash);
    }

    @Override
    public String toString() {
        return text();
    }
}
