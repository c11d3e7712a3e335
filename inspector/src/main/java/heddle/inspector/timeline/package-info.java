/**
 * Joins what the sources say into snapshots, and keeps them: the fold, the window between two snapshots, the ring.
 *
 * <p>One thread owns a fold; everything it hands out is immutable.
 */
package heddle.inspector.timeline;
