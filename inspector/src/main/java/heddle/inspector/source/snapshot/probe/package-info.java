/**
 * Weaves the JDK's lock classes for a probe, here and not in the target: it is spared Byte Buddy, and the second of CPU time
 * that takes. The only user of Byte Buddy; speaks of classes as bytes and knows no target.
 */
package heddle.inspector.source.snapshot.probe;
