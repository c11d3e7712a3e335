package heddle.inspector.view;

import heddle.inspector.model.ControlField;
import java.util.List;

/**
 * A field of a process's control block for people; texts are safe to draw.
 *
 * @param value in a line
 * @param details all that is known of it, a fact a line
 */
public record ControlRow(ControlField field, String value, List<String> details) {
    public ControlRow {
        details = List.copyOf(details);
    }
}
