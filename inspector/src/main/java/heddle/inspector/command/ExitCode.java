package heddle.inspector.command;

/** What the exit status says; scripts rely on it. */
final class ExitCode {
    static final int FINE = 0;
    static final int FOUND = 1;
    static final int USAGE = 2;
    static final int NO_TARGET = 3;
    static final int NOT_PERMITTED = 4;
    static final int UNSUPPORTED = 5;
    static final int GUARDED = 6;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
