package heddle.inspector.source.memory;

import heddle.inspector.source.attach.AttachException;

/** Asks the JVM, as {@code jcmd} would. */
public interface JvmCommands {
    /**
     * The answer to a command.
     *
     * @throws AttachException if the JVM may not be asked, refuses or does not answer in time
     */
    String ask(String command) throws AttachException;

    /** Nobody to ask: no JVM, or one that is only looked at. */
    static JvmCommands none() {
        return command -> "";
    }
}
