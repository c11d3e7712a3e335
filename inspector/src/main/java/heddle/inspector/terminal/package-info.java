/**
 * The one place that knows a real terminal: modes, signals, key decoding, escape sequences, colours, and the loop that
 * runs a {@link heddle.inspector.view.Program} on it. The only importer of Lanterna.
 *
 * <p>Lanterna gives the terminal's life cycle, its shutdown hook and its key patterns. What reaches the screen is our own
 * {@link heddle.inspector.view.Frame}, written as differences, once a frame. Nothing here knows threads, locks or any
 * other subject of the inspector.
 */
package heddle.inspector.terminal;
