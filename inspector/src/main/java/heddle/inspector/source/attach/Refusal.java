package heddle.inspector.source.attach;

/**
 * Why something cannot be done to a target, for a reader.
 *
 * @param what what was tried on what, {@code Cannot attach to 4711 (Tomcat)}
 * @param cause what the system answered, a clause without full stop
 * @param cure what the reader can do, a sentence
 */
public record Refusal(Reason reason, String what, String cause, String cure) {
    /** Two lines: what happened, and what to do. */
    public String text() {
        return what + ": " + cause + ".\n" + cure;
    }

    public int exitCode() {
        return reason.exitCode();
    }
}
