package heddle.inspector.source.snapshot;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.FrameDecoder;
import heddle.agent.wire.FrameEncoder;
import heddle.agent.wire.InspectorMessage;
import heddle.agent.wire.Message;
import heddle.inspector.source.attach.Users;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/** The connection with one agent, for one thread; only {@link #wake} may be called by others. */
final class AgentChannel implements AutoCloseable {
    private final SocketChannel channel;
    private final Selector selector;
    private final FrameDecoder decoder;
    private final FrameEncoder encoder = new FrameEncoder();

    private AgentChannel(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
        this.decoder = new FrameDecoder(channel);
    }

    /**
     * Waits for the agent of a target's user to connect; who else does is turned away.
     *
     * @return empty when nobody came in time
     */
    static Optional<AgentChannel> accept(ServerSocketChannel server, int targetUid, long limitNanos)
            throws IOException {
        Set<UserPrincipal> welcome =
                Set.copyOf(List.of(Users.of(Users.ROOT), Users.of(Users.self()), Users.of(targetUid)));
        server.configureBlocking(false);
        long deadline = System.nanoTime() + limitNanos;
        try (Selector door = Selector.open()) {
            server.register(door, SelectionKey.OP_ACCEPT);
            while (deadline - System.nanoTime() > 0) {
                door.select(millis(deadline - System.nanoTime()));
                SocketChannel guest = server.accept();
                if (guest != null && isWelcome(guest, welcome)) return Optional.of(of(guest));
            }
        }
        return Optional.empty();
    }

    private static boolean isWelcome(SocketChannel guest, Set<UserPrincipal> welcome) throws IOException {
        boolean known = welcome.contains(
                guest.getOption(ExtendedSocketOptions.SO_PEERCRED).user());
        if (!known) guest.close();
        return known;
    }

    private static AgentChannel of(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        return new AgentChannel(channel, selector);
    }

    private static long millis(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /**
     * The agent's next message; waits for it once, at most so long.
     *
     * @return empty when none has come, or when woken
     * @throws EOFException if the agent has closed the connection
     */
    Optional<AgentMessage> next(long limitNanos) throws IOException {
        Optional<AgentMessage> waiting = received();
        if (waiting.isPresent() || limitNanos <= 0) return waiting;
        selector.select(millis(limitNanos));
        selector.selectedKeys().clear();
        return received();
    }

    private Optional<AgentMessage> received() throws IOException {
        Optional<Message> message = decoder.next();
        if (message.isEmpty() && decoder.ended()) throw new EOFException("the target closed the connection");
        if (message.isPresent() && !(message.get() instanceof AgentMessage)) {
            throw new ProtocolException("the agent speaks as an inspector does");
        }
        return message.map(AgentMessage.class::cast);
    }

    /** Sends a message; our messages are so small that an agent which reads always has room for one. */
    void send(InspectorMessage message) throws IOException {
        ByteBuffer frame = encoder.encode(message);
        while (frame.hasRemaining()) {
            if (channel.write(frame) == 0) throw new IOException("the agent does not read any more");
        }
    }

    /** Makes a waiting {@link #next} return. */
    void wake() {
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
