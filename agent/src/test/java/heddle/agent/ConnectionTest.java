package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.wire.AgentMessage.Goodbye;
import heddle.agent.wire.AgentMessage.Trouble;
import heddle.agent.wire.FrameDecoder;
import heddle.agent.wire.FrameEncoder;
import heddle.agent.wire.InspectorMessage.Heartbeat;
import heddle.agent.wire.Message;
import heddle.agent.wire.Protocol;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the agent's end of the socket behaves towards an inspector that reads, reads slowly, or does not read. */
@Timeout(60)
class ConnectionTest {

    private static final int MANY = 1000;

    private final SocketChannel agentEnd;
    private final SocketChannel inspectorEnd;
    private final Connection connection;

    ConnectionTest(@TempDir Path folder) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            agentEnd = SocketChannel.open(address);
            inspectorEnd = server.accept();
        }
        agentEnd.configureBlocking(false);
        connection = new Connection(agentEnd);
    }

    @AfterEach
    void close() throws IOException {
        inspectorEnd.close();
        agentEnd.close();
    }

    @Test
    void whatIsPostedArrivesAndTheConnectionIsDrained() throws IOException {
        connection.post(new Goodbye("one"));
        connection.post(new Goodbye("two"));
        assertThat(connection.isDrained()).isFalse();

        connection.await(0);

        assertThat(connection.isDrained()).isTrue();
        FrameDecoder decoder = new FrameDecoder(inspectorEnd);
        assertThat(decoder.next()).contains(new Goodbye("one"));
        assertThat(decoder.next()).contains(new Goodbye("two"));
    }

    @Test
    void anInspectorThatDoesNotReadIsNotWaitedForAndLosesMessagesCounted() throws IOException {
        String text = "x".repeat(Protocol.MAX_TEXT_CHARS);
        for (int i = 0; i < MANY; i++) {
            connection.post(new Goodbye(text));
            connection.await(0);
        }
        assertThat(connection.isDrained()).isFalse();

        List<Message> received = readAll();

        assertThat(received).filteredOn(Goodbye.class::isInstance).hasSizeLessThan(MANY);
        assertThat(received).filteredOn(Trouble.class::isInstance).isNotEmpty();
        Trouble last = (Trouble) received.get(received.size() - 1);
        assertThat(last.count()).isEqualTo(MANY - (received.size() - count(received, Trouble.class)));
    }

    @Test
    void whatComesIsReadAndTheEndNoticed() throws IOException {
        assertThat(connection.next()).isEmpty();
        inspectorEnd.write(new FrameEncoder().encode(new Heartbeat()));
        inspectorEnd.close();

        assertThat(connection.next()).contains(new Heartbeat());
        assertThat(connection.hasEnded()).isFalse();
        assertThat(connection.next()).isEmpty();
        assertThat(connection.hasEnded()).isTrue();
    }

    /** Reads at the inspector's end while the agent's end sends, until nothing is left. */
    private List<Message> readAll() throws IOException {
        List<Message> received = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder(inspectorEnd);
        inspectorEnd.configureBlocking(false);
        do {
            connection.await(0);
            for (Optional<Message> next = decoder.next(); next.isPresent(); next = decoder.next()) {
                received.add(next.get());
            }
        } while (!connection.isDrained());
        decoder.next().ifPresent(received::add);
        return received;
    }

    private static int count(List<Message> messages, Class<?> type) {
        return (int) messages.stream().filter(type::isInstance).count();
    }
}
