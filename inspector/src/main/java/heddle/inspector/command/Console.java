package heddle.inspector.command;

import heddle.inspector.view.SafeText;
import java.io.PrintStream;

/** Where a command prints: answers on one stream, notices and errors on the other. */
public record Console(PrintStream answers, PrintStream notices) {
    void out(String line) {
        answers.println(line);
    }

    /** A notice or an error, which may quote a target. */
    void err(String line) {
        notices.println(SafeText.forOutput(line));
    }

    /** Whether the reader of the answers has gone away. */
    boolean isClosed() {
        return answers.checkError();
    }
}
