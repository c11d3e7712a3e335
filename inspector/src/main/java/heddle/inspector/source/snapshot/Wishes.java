package heddle.inspector.source.snapshot;

import java.util.OptionalLong;

/**
 * How the agent is to be loaded.
 *
 * @param recording whether it runs a flight recording
 * @param floorBytes free disk that the recording needs to start, half of it to go on; empty for the agent's own rule
 */
public record Wishes(boolean recording, OptionalLong floorBytes) {
    /** A recording, under the agent's own disk rule. */
    public static final Wishes STANDARD = new Wishes(true, OptionalLong.empty());

    /** The agent's arguments: {@code key=value} pairs joined by {@code ;}. */
    String arguments(int ownUid, String jar, String socket, String nonce) {
        String floor = floorBytes.isPresent() ? ";floor=" + floorBytes.getAsLong() : "";
        return "jar=" + jar
                + ";socket=" + socket
                + ";peer=" + ownUid
                + ";inspector=" + ProcessHandle.current().pid()
                + ";recording=" + (recording ? "on" : "off")
                + ";name=heddle-" + ownUid + "-" + nonce
                + floor;
    }
}
