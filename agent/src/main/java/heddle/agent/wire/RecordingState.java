package heddle.agent.wire;

/** How our JFR recording in the target stands. */
public enum RecordingState {
    /** It runs. */
    STARTED,
    /** The disk guard did not let it start. */
    REFUSED,
    /** It ran and was stopped before the session's end: by the disk guard, or by somebody else. */
    STOPPED,
    /** The target has no JFR, or the session was asked to go without. */
    UNAVAILABLE,
    /** JFR did not do what it was asked. */
    FAILED
}
