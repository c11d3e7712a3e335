package heddle.inspector.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a Java stack. The file follows from the class and some sources leave it out, so it makes no difference.
 *
 * @param file source file, or null when it is not told
 * @param line line number, negative when unknown, {@value #NATIVE} in a native method
 */
public record StackFrame(
        String className, String method, @Nullable String file, int line) {
    /** As {@link StackTraceElement#getLineNumber} has it. */
    public static final int NATIVE = -2;

    /** The place in the program's own code that a stack, top first, has reached; empty when all of it is the JDK's. */
    public static Optional<StackFrame> firstOwn(List<StackFrame> frames) {
        return own(frames).findFirst();
    }

    /** The frames of the program's own code in a stack, in the same order. */
    public static Stream<StackFrame> own(List<StackFrame> frames) {
        return frames.stream().filter(frame -> !frame.isPlatform());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StackFrame that
                && line == that.line
                && method.equals(that.method)
                && className.equals(that.className);
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, method, line);
    }

    /** Whether the frame is the JDK's own: its code, or a class that it makes of a lambda. */
    public boolean isPlatform() {
        return className.startsWith("java.")
                || className.startsWith("jdk.")
                || className.startsWith("sun.")
                || isLambda();
    }

    /** Whether it is not Java code: only sources that look at the JVM's stacks can tell. */
    public boolean isNative() {
        return line == NATIVE;
    }

    /** Whether it is the class made of a lambda, which only calls the lambda's code. */
    public boolean isLambda() {
        return className.contains("$$Lambda");
    }

    /** The class in the file of its own: {@code com.acme.Pool} of {@code com.acme.Pool$Entry}. */
    public String outermostClass() {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }

    /** The short form for tables, {@code Inventory.reserve:41}. */
    public String shortText() {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return simple + "." + method + (line >= 0 ? ":" + line : "");
    }
}
