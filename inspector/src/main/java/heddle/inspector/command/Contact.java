package heddle.inspector.command;

import java.util.List;

/** What an approach has opened in a target. */
interface Contact extends AutoCloseable {
    /** Asks for stacks; unless {@code pressed}, only where that stops nobody. */
    void requestFrames(List<Long> javaIds, boolean pressed);

    /** Leaves nothing behind; waits a little for it. */
    @Override
    void close();
}
