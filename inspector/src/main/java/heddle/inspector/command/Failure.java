package heddle.inspector.command;

/** A command cannot do what was asked: what was tried and what the system answered, then what to do about it. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final String cure;

    Failure(int exitCode, String problem, String cure) {
        super(problem);
        this.exitCode = exitCode;
        this.cure = cure;
    }

    int exitCode() {
        return exitCode;
    }

    String cure() {
        return cure;
    }
}
