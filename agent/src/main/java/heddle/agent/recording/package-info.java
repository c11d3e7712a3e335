/**
 * Our one JFR recording in the target: its events and thresholds, and the guard that keeps it from filling the disk.
 *
 * <p>The only place that touches {@code jdk.jfr}, and only from {@link heddle.agent.recording.FlightRecording}, so that the
 * rest runs where that module is absent. Nothing here reads a recording, and nothing touches a recording of somebody else.
 */
package heddle.agent.recording;
