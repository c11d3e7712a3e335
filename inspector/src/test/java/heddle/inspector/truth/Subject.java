package heddle.inspector.truth;

import java.util.Arrays;
import java.util.Optional;

/** What a line is about, and which of Heddle's answers tells of it. */
enum Subject {
    THREAD("thread", true, "threads"),
    LOCK("lock", true, "locks"),
    DEADLOCK("deadlock", false, "locks"),
    DEADLOCKS("deadlocks", false, "locks"),
    FINDING("finding", false, "locks"),
    SILENT("silent", false, "locks");

    private final String word;
    private final boolean named;
    private final String command;

    Subject(String word, boolean named, String command) {
        this.word = word;
        this.named = named;
        this.command = command;
    }

    static Optional<Subject> of(String word) {
        return Arrays.stream(values())
                .filter(subject -> subject.word.equals(word))
                .findFirst();
    }

    String word() {
        return word;
    }

    /** Whether a line says which one it is about. */
    boolean isNamed() {
        return named;
    }

    /** The command whose JSON tells of it. */
    String command() {
        return command;
    }
}
