package heddle.inspector.terminal;

import heddle.inspector.view.Msg;
import java.nio.ByteBuffer;

/** What other threads have to tell the thread that runs the loop. */
sealed interface Mail {

    /** A message for the program. */
    record News(Msg message) implements Mail {}

    /** Bytes that the terminal sent. */
    record Input(ByteBuffer bytes) implements Mail {}

    /** What has no content. */
    enum Notice implements Mail {
        /** The terminal may have another size (SIGWINCH). */
        RESIZED,
        /** The process was stopped and goes on (SIGCONT). */
        CONTINUED,
        /** Nothing more will come from the terminal. */
        HUNG_UP
    }
}
