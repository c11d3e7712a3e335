package heddle.agent;

import heddle.agent.recording.DiskGuard;

/**
 * What the inspector asks for.
 *
 * <table>
 * <caption>Arguments</caption>
 * <tr><td>{@code jar}</td><td>this agent's jar as the target sees it; read by {@link HeddleAgent} and {@link Meeting}</td></tr>
 * <tr><td>{@code socket}</td><td>the Unix socket on which the inspector listens, as the target sees it</td></tr>
 * <tr><td>{@code peer}</td><td>a user, by id or name, who may listen there besides the target's own and root</td></tr>
 * <tr><td>{@code inspector}</td><td>its pid, named to a second inspector that comes; default 0</td></tr>
 * <tr><td>{@code recording}</td><td>{@code on} (default) or {@code off}</td></tr>
 * <tr><td>{@code name}</td><td>of the JFR recording; default {@code heddle}</td></tr>
 * <tr><td>{@code floor}</td><td>free bytes the recording needs to start, half of it to go on; default
 *     {@link DiskGuard#STANDARD}</td></tr>
 * </table>
 */
record Options(long inspectorPid, boolean recording, String name, DiskGuard guard) {

    /**
     * Takes what is left after {@link Meeting} took its part.
     *
     * @throws IllegalArgumentException naming the argument that is wrong or unknown
     */
    static Options from(Arguments arguments) {
        Options options = new Options(
                arguments
                        .take("inspector")
                        .map(text -> whole("inspector", text))
                        .orElse(0L),
                arguments.take("recording").map(Options::onOrOff).orElse(true),
                arguments.take("name").orElse("heddle"),
                arguments
                        .take("floor")
                        .map(text -> DiskGuard.withFloor(whole("floor", text)))
                        .orElse(DiskGuard.STANDARD));
        arguments.expectNoMore();
        return options;
    }

    private static long whole(String key, String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The agent's argument " + key + " is a whole number, not " + text, e);
        }
    }

    private static boolean onOrOff(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("The agent's argument recording is on or off, not " + text);
        };
    }
}
