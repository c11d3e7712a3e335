/**
 * Reads the target's flight recording from the files it writes, in this process, so that parsing costs the target nothing.
 *
 * <p>The only user of {@code jdk.jfr} here. What a target's recorder writes is untrusted input.
 */
package heddle.inspector.source.jfr;
