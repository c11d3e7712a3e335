package heddle.inspector.source.attach;

/** Why a target is not, or no longer, attached; with the exit code that a command ends with for it. */
public enum Reason {
    NO_SUCH_PROCESS(Exit.GONE),
    /** It is a zombie or dead. */
    ENDED(Exit.GONE),
    /** The pid now belongs to another process. */
    REPLACED(Exit.GONE),

    OTHER_USER(Exit.NOT_PERMITTED),
    /** It keeps its memory map from us. */
    HIDDEN(Exit.NOT_PERMITTED),
    ATTACH_DISABLED(Exit.NOT_PERMITTED),
    AGENTS_DISABLED(Exit.NOT_PERMITTED),
    SOCKET_SQUATTED(Exit.NOT_PERMITTED),
    /** No folder that only we and the target can enter. */
    NO_SAFE_FOLDER(Exit.NOT_PERMITTED),
    ALREADY_INSPECTED(Exit.NOT_PERMITTED),

    STOPPED(Exit.UNSUPPORTED),
    FROZEN(Exit.UNSUPPORTED),
    NOT_A_JVM(Exit.UNSUPPORTED),
    OPENJ9(Exit.UNSUPPORTED),
    NATIVE_IMAGE(Exit.UNSUPPORTED),
    OLD_JDK(Exit.UNSUPPORTED),
    /** Neither a socket nor a handler for SIGQUIT: it is starting or ending. */
    NOT_LISTENING(Exit.UNSUPPORTED),
    NO_JFR(Exit.UNSUPPORTED),
    NO_INSTRUMENT(Exit.UNSUPPORTED),
    NO_ANSWER(Exit.UNSUPPORTED),
    /** The JVM answered with an error. */
    REFUSED_BY_JVM(Exit.UNSUPPORTED),

    LITTLE_MEMORY(Exit.GUARD),
    FEW_THREADS(Exit.GUARD),
    FEW_FILES(Exit.GUARD),
    LITTLE_DISK(Exit.GUARD);

    private static final class Exit {
        static final int GONE = 3;
        static final int NOT_PERMITTED = 4;
        static final int UNSUPPORTED = 5;
        static final int GUARD = 6;
    }

    private final int exitCode;

    Reason(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
