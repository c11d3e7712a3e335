package heddle.inspector.bench;

import java.io.IOException;
import java.util.List;

/** One question and how it is measured. */
interface Row {
    /** What it is called on the command line. */
    String name();

    /** Whether it is measured on every JDK, or once. */
    default boolean dependsOnJdk() {
        return true;
    }

    /**
     * Measures; takes seconds to minutes.
     *
     * @throws IOException when a program cannot be started or talked to
     * @throws IllegalStateException when what was to be measured did not happen
     */
    List<Result> measure(Bed bed) throws IOException, InterruptedException;
}
