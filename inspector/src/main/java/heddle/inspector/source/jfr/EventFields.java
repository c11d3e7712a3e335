package heddle.inspector.source.jfr;

import heddle.inspector.model.StackFrame;
import java.util.List;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Fields of events, absent ones as empty or -1, long ones cut: a target decides what its recorder writes. */
final class EventFields {
    private static final int MOST_FRAMES = 64;
    private static final int LONGEST_TEXT = 4096;

    private EventFields() {}

    static long number(RecordedEvent event, String field) {
        return event.hasField(field) ? event.getLong(field) : -1;
    }

    static String text(RecordedEvent event, String field) {
        return event.hasField(field) ? bounded(String.valueOf(event.<@Nullable Object>getValue(field))) : "";
    }

    static String name(RecordedEvent event) {
        return text(event, "name");
    }

    static String typeName(RecordedEvent event, String field) {
        RecordedClass type = event.hasField(field) ? event.getClass(field) : null;
        return type == null ? "" : bounded(type.getName());
    }

    static long javaId(RecordedEvent event, String field) {
        RecordedThread thread = thread(event, field);
        return thread == null ? -1 : thread.getJavaThreadId();
    }

    static String threadName(RecordedEvent event, String field) {
        RecordedThread thread = thread(event, field);
        return thread == null ? "" : bounded(thread.getJavaName());
    }

    static @Nullable RecordedThread thread(RecordedEvent event, String field) {
        return event.hasField(field) && event.getValue(field) instanceof RecordedThread thread ? thread : null;
    }

    static List<StackFrame> frames(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null) return List.of();
        return stack.getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .limit(MOST_FRAMES)
                .map(EventFields::frame)
                .toList();
    }

    private static StackFrame frame(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        RecordedClass type = method == null ? null : method.getType();
        String className = type == null ? "?" : bounded(type.getName());
        String methodName = method == null ? "?" : bounded(method.getName());
        return new StackFrame(className, methodName, null, frame.getLineNumber());
    }

    static String bounded(@Nullable String text) {
        if (text == null) return "";
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
