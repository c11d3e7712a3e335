/**
 * What the user sees and types, as values: the cell grid ({@link heddle.inspector.view.Frame}), semantic styles, text
 * measured in columns, widgets, input messages, and the screens painted from them.
 *
 * <p>Everything here is a pure function of its arguments. No terminal, clock, file or thread belongs here: escape
 * sequences and the Lanterna library live in {@code heddle.inspector.terminal}. Text that comes from a target passes
 * {@link heddle.inspector.view.SafeText} before it is kept.
 */
package heddle.inspector.view;
