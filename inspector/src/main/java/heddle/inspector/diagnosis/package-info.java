/**
 * What the joined picture means: who waits for whom, what it costs, which waits will never end.
 *
 * <p>Functions of snapshots and windows; nothing here remembers, reads or draws.
 */
package heddle.inspector.diagnosis;
