package heddle.agent;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.AgentMessage.Trouble;
import heddle.agent.wire.FrameDecoder;
import heddle.agent.wire.FrameEncoder;
import heddle.agent.wire.InspectorMessage;
import heddle.agent.wire.Message;
import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The socket to the inspector, which may read slowly or not at all: nothing here ever waits for it, and what waits to be
 * sent is bounded. For the session's thread; only {@link #post} is for all.
 */
final class Connection implements Closeable {

    private static final int MAX_WAITING = 256;
    private static final long LAST_WORDS_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final FrameEncoder encoder = new FrameEncoder();
    private final FrameDecoder decoder;
    private final Queue<AgentMessage> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private long droppedTold;
    private ByteBuffer unsent = ByteBuffer.allocate(0);

    /** Uses a channel that does not block, and leaves it to its owner to close it. */
    Connection(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.decoder = new FrameDecoder(channel);
        this.selector = Selector.open();
        this.key = channel.register(selector, SelectionKey.OP_READ);
    }

    /** Queues a message; with too many waiting it is dropped and counted. */
    void post(AgentMessage message) {
        if (!waiting.offer(message)) {
            dropped.incrementAndGet();
        }
        selector.wakeup();
    }

    /** Whether all that was posted is gone: the moment to observe something new. */
    boolean isDrained() {
        return waiting.isEmpty() && !unsent.hasRemaining();
    }

    /** The next message that has come, if any. */
    Optional<InspectorMessage> next() throws IOException {
        Optional<Message> message = decoder.next();
        if (message.isPresent() && message.get() instanceof AgentMessage) {
            throw new ProtocolException("an agent's message came from the inspector");
        }
        return message.map(InspectorMessage.class::cast);
    }

    /** Whether the inspector has closed its end. */
    boolean hasEnded() {
        return decoder.ended();
    }

    /** Sends what can be sent and returns when there is something to read or send, or the time is over. */
    void await(long nanos) throws IOException {
        flush();
        key.interestOps(SelectionKey.OP_READ | (unsent.hasRemaining() ? SelectionKey.OP_WRITE : 0));
        selector.select(1 + TimeUnit.NANOSECONDS.toMillis(nanos));
        selector.selectedKeys().clear();
    }

    /** Gives the last messages a moment to leave, then ends. */
    @Override
    public void close() throws IOException {
        try (selector) {
            long start = System.nanoTime();
            flush();
            while (!isDrained() && System.nanoTime() - start < LAST_WORDS_NANOS) {
                await(LAST_WORDS_NANOS);
            }
        }
    }

    private void flush() throws IOException {
        while (unsent.hasRemaining() || takeNext()) {
            if (channel.write(unsent) == 0 && unsent.hasRemaining()) {
                break;
            }
        }
        tellDropped();
    }

    private boolean takeNext() {
        AgentMessage message = waiting.poll();
        if (message == null) {
            return false;
        }
        try {
            unsent = encoder.encode(message);
        } catch (ProtocolException e) {
            unsent = ByteBuffer.allocate(0); // it may share the encoder's buffer, half written
            post(new Trouble("send " + message.getClass().getSimpleName(), String.valueOf(e.getMessage()), 1));
        }
        return true;
    }

    private void tellDropped() {
        long count = dropped.get();
        if (count != droppedTold && waiting.isEmpty()) {
            droppedTold = count;
            post(new Trouble("send", "messages dropped because the inspector reads too slowly", count));
        }
    }
}
