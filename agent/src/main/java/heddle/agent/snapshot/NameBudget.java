package heddle.agent.snapshot;

/** Cuts thread names so far that those of one snapshot fit into one frame, whatever the application calls its threads. */
final class NameBudget {

    private static final int MAX_CHARS_OF_ALL = 500_000;
    private static final int LEAST_CHARS = 48;

    private final int charsPerName;

    /** Each thread may be named twice: as itself and as an owner. */
    NameBudget(int threads) {
        charsPerName = Math.max(LEAST_CHARS, MAX_CHARS_OF_ALL / (2 * threads + 1));
    }

    String fit(String name) {
        return name.length() <= charsPerName ? name : name.substring(0, charsPerName);
    }
}
