/**
 * What the flight recorder of a target writes, and the recording that is started without an agent.
 *
 * <p>Chunks are read in this process, so that parsing costs the target nothing. They are the target's own files and are not
 * trusted: what they hold is bounded, and what is wrong with them ends this source and nothing else. {@code jdk.jfr} is
 * used here and nowhere else in the inspector.
 */
package heddle.inspector.source.jfr;
