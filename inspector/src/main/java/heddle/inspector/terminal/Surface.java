package heddle.inspector.terminal;

import heddle.inspector.view.Rect;
import java.io.Closeable;
import java.io.IOException;

/** What the loop needs of a terminal. */
interface Surface extends Closeable {

    /** Takes the terminal over: no echo, no line editing, a screen of its own. Returns its size. */
    Rect open() throws IOException;

    Rect size() throws IOException;

    /** Writes at once; has no effect while the terminal is not taken over. */
    void write(EscapeBuffer bytes) throws IOException;

    /** Gives the terminal back, stops as Ctrl-Z does, and takes the terminal over again when continued. */
    void suspend() throws IOException;

    /** Sets the modes again, after another program may have changed them. */
    void refresh() throws IOException;

    /** Gives the terminal back as it was; may be called more than once. */
    @Override
    void close() throws IOException;
}
