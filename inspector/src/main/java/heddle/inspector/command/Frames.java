package heddle.inspector.command;

import heddle.inspector.model.StackFrame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stack frames in answers. */
final class Frames {
    private Frames() {}

    static Map<String, @Nullable Object> json(StackFrame frame) {
        return new Json()
                .with("class", frame.className())
                .with("method", frame.method())
                .with("file", frame.file())
                .with("line", frame.line() < 0 ? null : frame.line())
                .map();
    }
}
