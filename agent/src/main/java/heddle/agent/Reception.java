package heddle.agent;

import heddle.agent.snapshot.Watch;
import heddle.agent.wire.AgentMessage.Goodbye;
import heddle.agent.wire.AgentMessage.Hello;
import heddle.agent.wire.Protocol;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Goes to meet the inspector, offers it the one seat there is, and has the last word: why the agent leaves. */
public final class Reception {

    /** Where the JDK keeps what its public methods do not tell about threads, locks and virtual threads. */
    private static final Set<String> INSIDE =
            Set.of("java.lang", "java.util.concurrent", "java.util.concurrent.locks", "jdk.internal.vm");

    private static final String NEEDED = "java.management";

    private final Connection connection;
    private final ErrorTally troubles;

    private Reception(Connection connection) {
        this.connection = connection;
        this.troubles = new ErrorTally(connection::post);
    }

    /**
     * Runs a session to its end. {@link HeddleAgent} calls it by name, maybe that of an earlier release that has stayed in
     * the target: name and parameters are frozen.
     *
     * @param seat holds who inspects this JVM, null when nobody does
     * @throws IOException if the inspector cannot be met, or must not be; nothing was done to this JVM then
     */
    public static void run(String arguments, Instrumentation instrumentation, AtomicReference<String> seat)
            throws IOException {
        Arguments given = new Arguments(arguments);
        Meeting meeting = Meeting.from(given);
        try (SocketChannel channel = meeting.connect();
                meeting;
                Connection connection = new Connection(channel)) {
            Reception reception = new Reception(connection);
            reception.greet(meeting, channel);
            connection.post(new Goodbye(reception.receive(given, instrumentation, seat)));
        }
    }

    private void greet(Meeting meeting, SocketChannel channel) throws IOException {
        boolean knowsPeer = knowsPeer(meeting, channel);
        connection.post(new Hello(
                Protocol.VERSION,
                ProcessHandle.current().pid(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                Watch.framesWithoutPause(),
                Watch.seesVirtualThreads()));
        if (!knowsPeer) {
            troubles.note("ask who listens", "no module jdk.net here; owner and mode of the socket's folder must do");
        }
    }

    /** Fails when somebody listens who should not; false where the JDK cannot tell. */
    private static boolean knowsPeer(Meeting meeting, SocketChannel channel) throws IOException {
        try {
            meeting.checkPeer(channel);
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** Serves the inspector, if no other one is here, and says why that is over. */
    private String receive(Arguments given, Instrumentation instrumentation, AtomicReference<String> seat) {
        if (ModuleLayer.boot().findModule(NEEDED).isEmpty()) {
            return "this JVM runs without the module " + NEEDED;
        }
        try {
            Options options = Options.from(given);
            String other = seat.compareAndExchange(null, "pid " + options.inspectorPid());
            if (other != null) {
                return "already inspected by " + other;
            }
            try {
                return serve(options, instrumentation);
            } finally {
                seat.set(null);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            return e.toString();
        }
    }

    private String serve(Options options, Instrumentation instrumentation) throws IOException {
        openJavaBase(instrumentation);
        try (Session session = new Session(connection, options, troubles, instrumentation)) {
            return session.serve();
        }
    }

    /** Opens packages of java.base to the module of this class alone, the unnamed one of its loader, and goes with it. */
    private void openJavaBase(Instrumentation instrumentation) {
        Module base = Object.class.getModule();
        Map<String, Set<Module>> opens = new HashMap<>();
        for (String name : INSIDE) {
            if (base.getPackages().contains(name)) {
                opens.put(name, Set.of(Reception.class.getModule()));
            }
        }
        try {
            instrumentation.redefineModule(base, Set.of(), Map.of(), opens, Set.of(), Map.of());
        } catch (RuntimeException e) {
            troubles.note("open java.base", e);
        }
    }
}
