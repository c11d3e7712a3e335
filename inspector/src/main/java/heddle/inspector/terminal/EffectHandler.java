package heddle.inspector.terminal;

import heddle.inspector.view.Effect;
import heddle.inspector.view.Msg;
import java.util.function.Consumer;

/** Carries out what a program asks for beyond the terminal. */
@FunctionalInterface
public interface EffectHandler {

    /**
     * Begins to carry out an effect and returns at once: it is called on the thread that draws.
     *
     * @param inbox takes results, now or later, from any thread
     */
    void handle(Effect effect, Consumer<Msg.Data> inbox);

    /** This process is about to be stopped, until somebody continues it; the terminal waits for this to return. */
    default void suspending() {}

    /** This process goes on. */
    default void resumed() {}
}
