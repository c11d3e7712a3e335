package heddle.inspector.model;

import org.jspecify.annotations.Nullable;

/**
 * One frame of a Java stack.
 *
 * @param file source file, or null when the class does not tell
 * @param line line number, negative when unknown or native
 */
public record StackFrame(
        String className, String method, @Nullable String file, int line) {
    /** The short form for tables, {@code Inventory.reserve:41}. */
    public String shortText() {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return simple + "." + method + (line >= 0 ? ":" + line : "");
    }
}
