package heddle.inspector.source.jfr;

import heddle.inspector.model.StackFrame;
import java.util.List;
import java.util.Objects;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Fields of events, absent ones as empty values and none longer than it need be: another JDK wrote them, or worse. */
final class Fields {
    static final int MOST_FRAMES = 64;
    static final int MOST_CHARS = 4096;

    private Fields() {}

    static String text(RecordedObject event, String field) {
        Object value = event.hasField(field) ? event.getValue(field) : null;
        return value instanceof String text ? bounded(text) : "";
    }

    static long number(RecordedObject event, String field) {
        Object value = event.hasField(field) ? event.getValue(field) : null;
        return value instanceof Number number ? number.longValue() : 0;
    }

    static boolean flag(RecordedObject event, String field) {
        Object value = event.hasField(field) ? event.getValue(field) : null;
        return Boolean.TRUE.equals(value);
    }

    static String className(RecordedObject event, String field) {
        Object value = event.hasField(field) ? event.getValue(field) : null;
        return value instanceof RecordedClass type ? bounded(type.getName()) : "";
    }

    static @Nullable RecordedThread thread(RecordedObject event, String field) {
        Object value = event.hasField(field) ? event.getValue(field) : null;
        return value instanceof RecordedThread thread ? thread : null;
    }

    static String threadName(RecordedObject event, String field) {
        RecordedThread thread = thread(event, field);
        return thread == null ? "" : bounded(thread.getJavaName());
    }

    static List<StackFrame> frames(RecordedStackTrace stack) {
        return stack.getFrames().stream()
                .limit(MOST_FRAMES)
                .filter(RecordedFrame::isJavaFrame)
                .map(Fields::frame)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable StackFrame frame(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        if (method == null || method.getType() == null) return null;
        return new StackFrame(
                bounded(method.getType().getName()), bounded(method.getName()), null, frame.getLineNumber());
    }

    static String bounded(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(text.length(), MOST_CHARS));
    }
}
