package heddle.agent.wire;

import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a stack, as {@link StackTraceElement} describes it.
 *
 * @param file null when the class does not name its source
 * @param line negative when unknown; -2 in a native method
 */
public record FrameEntry(
        String className, String method, @Nullable String file, int line) {

    void writeTo(FieldWriter out) throws ProtocolException {
        out.text(className)
                .text(method)
                .optional(file, (name, fields) -> fields.text(name))
                .int32(line);
    }

    static FrameEntry readFrom(FieldReader in) throws ProtocolException {
        return new FrameEntry(in.text(), in.text(), in.optional(FieldReader::text), in.int32());
    }
}
