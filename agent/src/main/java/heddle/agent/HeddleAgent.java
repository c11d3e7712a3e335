package heddle.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the JVM calls when it loads the agent, at start or while it runs, and however often: it starts one daemon thread.
 *
 * <p>Arguments are {@code key=value} pairs joined by {@code ;}, described in {@link Options}. The agent is the one who
 * connects, so without {@code socket=} it has nobody to talk to and ends at once.
 *
 * <p>This class stays in the target's system loader. A later load, also of a newer jar, comes back to this first version of
 * it, so it knows nothing but where the session's classes are: the jar named in the arguments.
 */
public final class HeddleAgent implements Runnable {

    /** Who inspects this JVM now, or null. One JVM has one session, so this is shared by all loads. */
    private static final AtomicReference<String> SEAT = new AtomicReference<>();

    private static final String THREAD_NAME = "heddle-agent";
    private static final String RECEPTION = "heddle.agent.Reception";

    private final String arguments;
    private final Instrumentation instrumentation;

    private HeddleAgent(String arguments, Instrumentation instrumentation) {
        this.arguments = arguments;
        this.instrumentation = instrumentation;
    }

    /** Called by the JVM before {@code main} for {@code -javaagent}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    /** Called by the JVM's attach thread. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    /** Does the least that can be done on a thread of the target: an exception here would be printed to its output. */
    private static void start(String arguments, Instrumentation instrumentation) {
        if (arguments == null || arguments.isEmpty()) {
            return;
        }
        try {
            Thread thread = new Thread(null, new HeddleAgent(arguments, instrumentation), THREAD_NAME, 0, false);
            thread.setDaemon(true);
            thread.start();
        } catch (Throwable e) {
            // No thread, no memory: the inspector learns it from nobody connecting, the target must not notice.
        }
    }

    /** Runs one session; when it returns, nothing holds the session's classes any more. */
    @Override
    public void run() {
        try {
            Class<?> reception = new DisposableLoader(jar()).loadClass(RECEPTION);
            reception
                    .getMethod("run", String.class, Instrumentation.class, AtomicReference.class)
                    .invoke(null, arguments, instrumentation, SEAT);
        } catch (Throwable e) {
            // The session tells what it can over its socket; what is left here could only go to the target's output.
        }
    }

    private String jar() throws IOException {
        for (String argument : arguments.split(";", -1)) {
            if (argument.startsWith("jar=")) {
                return argument.substring("jar=".length());
            }
        }
        throw new IOException("no jar= in " + arguments);
    }
}
