package heddle.inspector.source.attach;

/** The target was not attached, or does not do what it was asked. Its message is the two lines for the reader. */
public final class AttachException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public AttachException(Refusal refusal) {
        super(refusal.text());
        this.refusal = refusal;
    }

    public AttachException(Refusal refusal, Throwable cause) {
        super(refusal.text(), cause);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    public int exitCode() {
        return refusal.exitCode();
    }
}
