package heddle.inspector.view;

import heddle.inspector.model.ControlField;

/**
 * A field of a process's control block for people.
 *
 * @param value in a line, safe to draw
 */
public record ControlRow(ControlField field, String value) {}
