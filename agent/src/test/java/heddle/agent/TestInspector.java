package heddle.agent;

import com.sun.tools.attach.VirtualMachine;
import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.AgentMessage.ThreadsSeen;
import heddle.agent.wire.FrameDecoder;
import heddle.agent.wire.FrameEncoder;
import heddle.agent.wire.InspectorMessage;
import heddle.agent.wire.InspectorMessage.Heartbeat;
import heddle.agent.wire.Message;
import heddle.agent.wire.ThreadEntry;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The other end of the wire: listens, loads the agent, keeps what it says and sends heartbeats. */
final class TestInspector implements AutoCloseable {

    private static final Path JAR = Path.of("target", "heddle-agent.jar").toAbsolutePath();

    private final Path folder;
    private final SocketChannel channel;
    private final FrameEncoder encoder = new FrameEncoder();
    private final List<AgentMessage> received = new ArrayList<>();
    private final Thread reader = new Thread(this::read, "test-inspector");
    private final ScheduledExecutorService pacemaker = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean ended;

    @SuppressWarnings("FutureReturnValueIgnored") // The beat ends itself when the channel is closed.
    private TestInspector(Path folder, SocketChannel channel) {
        this.folder = folder;
        this.channel = channel;
        reader.setDaemon(true);
        reader.start();
        pacemaker.scheduleAtFixedRate(this::beat, 0, 500, TimeUnit.MILLISECONDS);
    }

    /** Loads the agent into the target with these arguments beyond the needed ones, and waits for it to connect. */
    static TestInspector inspect(ChildJvm target, Path parent, String... arguments) throws Exception {
        return inspect(target, JAR, parent, arguments);
    }

    static TestInspector inspect(ChildJvm target, Path jar, Path parent, String... arguments) throws Exception {
        return inspectFrom(Files.createTempDirectory(parent, "s"), target, jar, arguments);
    }

    static TestInspector inspectFrom(Path folder, ChildJvm target, Path jar, String... arguments) throws Exception {
        Path socket = folder.resolve("agent");
        try (ServerSocketChannel server = listen(socket)) {
            Files.setPosixFilePermissions(
                    socket, PosixFilePermissions.fromString("rw-rw-rw-")); // The folder guards it.
            List<String> all = new ArrayList<>(List.of("jar=" + jar, "socket=" + socket));
            all.addAll(List.of(arguments));
            load(target, jar, String.join(";", all));
            return new TestInspector(folder, accept(server));
        }
    }

    private static SocketChannel accept(ServerSocketChannel server) throws IOException {
        List<SocketChannel> accepted = new ArrayList<>();
        server.configureBlocking(false);
        Eventually.holds(
                "the agent connects", () -> acceptNow(server).map(accepted::add).orElse(false));
        accepted.get(0).configureBlocking(true);
        return accepted.get(0);
    }

    private static Optional<SocketChannel> acceptNow(ServerSocketChannel server) {
        try {
            return Optional.ofNullable(server.accept());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static ServerSocketChannel listen(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    static void load(ChildJvm target, Path jar, String arguments) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(target.pid()));
        try {
            machine.loadAgent(jar.toString(), arguments);
        } finally {
            machine.detach();
        }
    }

    static Path jar() {
        return JAR;
    }

    synchronized void send(InspectorMessage message) throws IOException {
        channel.write(encoder.encode(message));
    }

    void stopHeartbeats() {
        pacemaker.shutdownNow();
    }

    /** Whether the agent has closed its end. */
    boolean hasEnded() {
        return ended;
    }

    /** Waits for a message of that kind for which the claim holds; earlier ones count. */
    <T extends AgentMessage> T await(Class<T> type, Predicate<T> claim) {
        Eventually.holds(
                type.getSimpleName() + " as wanted; received " + last(8),
                () -> first(type, claim).isPresent());
        return first(type, claim).orElseThrow();
    }

    <T extends AgentMessage> T await(Class<T> type) {
        return await(type, message -> true);
    }

    /** Waits for a snapshot in which the named thread is as claimed. */
    ThreadEntry awaitThread(String name, Predicate<ThreadEntry> claim) {
        ThreadsSeen seen = await(
                ThreadsSeen.class,
                snapshot -> thread(snapshot, name).filter(claim).isPresent());
        return thread(seen, name).orElseThrow();
    }

    synchronized <T extends AgentMessage> List<T> all(Class<T> type) {
        return received.stream().filter(type::isInstance).map(type::cast).toList();
    }

    synchronized AgentMessage first() {
        return received.get(0);
    }

    <T extends AgentMessage> T last(Class<T> type) {
        List<T> all = all(type);
        return all.get(all.size() - 1);
    }

    /** Closes the socket without a word, as a killed process does. */
    @Override
    public void close() throws IOException {
        pacemaker.shutdownNow();
        channel.close();
        Files.deleteIfExists(folder.resolve("agent"));
    }

    static Optional<ThreadEntry> thread(ThreadsSeen snapshot, String name) {
        return snapshot.threads().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private <T extends AgentMessage> Optional<T> first(Class<T> type, Predicate<T> claim) {
        return all(type).stream().filter(claim).findFirst();
    }

    private synchronized List<AgentMessage> last(int count) {
        return List.copyOf(received.subList(Math.max(0, received.size() - count), received.size()));
    }

    private void read() {
        FrameDecoder decoder = new FrameDecoder(channel);
        try {
            for (Optional<Message> next = decoder.next(); next.isPresent(); next = decoder.next()) {
                keep((AgentMessage) next.get());
            }
        } catch (IOException e) {
            // Closed by one end or the other.
        }
        ended = true;
    }

    private void beat() {
        try {
            send(new Heartbeat());
        } catch (IOException e) {
            pacemaker.shutdownNow();
        }
    }

    private synchronized void keep(AgentMessage message) {
        received.add(message);
    }
}
