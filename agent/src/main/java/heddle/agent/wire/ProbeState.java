package heddle.agent.wire;

/** What became of a probe. The order is part of {@link Protocol#VERSION}. */
public enum ProbeState {
    /** The code is woven and tells. */
    ACTIVE,
    /** It could not be woven; nothing was changed, or what was has been restored. */
    UNAVAILABLE,
    /** It told, and the code is restored. */
    ENDED
}
