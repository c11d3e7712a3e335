package heddle.inspector.view;

import heddle.inspector.model.SourceStatus;

/** Whether the JVM's own side of the picture, locks and owners and stacks, is known. */
enum Telling {
    /** It has not answered yet. */
    PENDING(Figures.PENDING, "the JVM has not answered yet"),
    KNOWN(Figures.NONE, ""),
    /** It is not asked in this mode. */
    UNAVAILABLE(Figures.UNAVAILABLE, "not known without the agent");

    private final String sign;
    private final String reason;

    Telling(String sign, String reason) {
        this.sign = sign;
        this.reason = reason;
    }

    /** What stands in the place of a value that is absent. */
    String sign() {
        return sign;
    }

    String reason() {
        return reason;
    }

    /** Whether a recording or snapshots tell how long threads wait for locks. */
    static Telling ofLockTimes(Scene scene) {
        Picture picture = scene.picture();
        if (picture == null) return PENDING;
        SourceStatus sources = picture.snapshot().sources();
        boolean heard = sources.snapshotAtNanos() > 0 || sources.minWaitNanos() >= 0;
        return heard ? KNOWN : silent(scene, sources);
    }

    /** Whether snapshots tell who waits for what now. */
    static Telling ofWaits(Scene scene) {
        Picture picture = scene.picture();
        if (picture == null) return PENDING;
        SourceStatus sources = picture.snapshot().sources();
        return sources.snapshotAtNanos() > 0 ? KNOWN : silent(scene, sources);
    }

    private static Telling silent(Scene scene, SourceStatus sources) {
        boolean refused = sources.unavailable().containsKey("snapshots");
        boolean coming = scene.connection() instanceof Connection.Attaching || !sources.modeSettled();
        return switch (sources.mode()) {
            case AGENT -> refused ? UNAVAILABLE : PENDING;
            case AGENTLESS, LOOK -> coming ? PENDING : UNAVAILABLE;
        };
    }
}
