package heddle.inspector.source.attach;

import java.util.Optional;

/** Whether a process may be attached. */
public sealed interface Verdict {
    /**
     * It may.
     *
     * @param announcement what the target will print because of us, to be told before it happens
     */
    record Attachable(TargetProcess process, Optional<String> announcement) implements Verdict {}

    /** It may not: attaching would fail, or harm it. */
    record Refused(Refusal refusal) implements Verdict {}

    /** The process, for callers who cannot go on without it. */
    default Attachable orThrow() throws AttachException {
        if (this instanceof Refused refused) throw new AttachException(refused.refusal());
        return (Attachable) this;
    }
}
