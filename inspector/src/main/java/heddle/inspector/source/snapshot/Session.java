package heddle.inspector.source.snapshot;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.InspectorMessage.Heartbeat;
import heddle.agent.wire.Protocol;
import heddle.inspector.observation.Observation;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Attachment;
import heddle.inspector.source.attach.Identification;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.Reason;
import heddle.inspector.source.attach.SocketFolder;
import heddle.inspector.source.attach.TargetProcess;
import heddle.inspector.source.attach.Users;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An agent that has come to meet us and taken its seat.
 *
 * @param first what it said after its greeting
 */
record Session(
        TargetProcess target,
        SocketFolder folder,
        AgentChannel channel,
        List<AgentMessage> first,
        Identification identified)
        implements AutoCloseable {
    private static final long ARRIVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    static Session open(TargetProcess target, Wishes wishes, Ledger ledger, Map<String, String> environment)
            throws AttachException {
        SocketFolder folder = SocketFolder.create(target, ledger, environment);
        try (Attachment attachment = Attachment.open(target)) {
            attachment.loadAgent(folder.jarInTarget(), arguments(wishes, folder));
            AgentChannel channel = AgentChannel.accept(folder.server(), target.uid(), ARRIVAL_NANOS)
                    .orElseThrow(() -> failed(target, "its agent was loaded but does not come to the socket"));
            return greeted(target, folder, channel, attachment);
        } catch (IOException e) {
            folder.close();
            throw failed(target, String.valueOf(e.getMessage()));
        } catch (AttachException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static String arguments(Wishes wishes, SocketFolder folder) throws IOException {
        return wishes.arguments(Users.self(), folder.jarInTarget(), folder.socketInTarget(), folder.nonce());
    }

    private static Session greeted(
            TargetProcess target, SocketFolder folder, AgentChannel channel, Attachment attachment)
            throws IOException, AttachException {
        try {
            requireSameProtocol(target, awaited(target, channel));
            List<AgentMessage> first = decided(target, channel);
            channel.send(new Heartbeat()); // not earlier: an agent that turns us away does not wait to read
            Identification identified = Identification.by(attachment, SnapshotSource.NAME);
            channel.send(new Heartbeat()); // the dump may have taken most of the agent's patience
            return new Session(target, folder, channel, first, identified);
        } catch (IOException | AttachException e) {
            channel.close();
            throw e;
        }
    }

    /** What the agent says until it is clear that it stays; troubles it may tell in either case. */
    private static List<AgentMessage> decided(TargetProcess target, AgentChannel channel)
            throws IOException, AttachException {
        List<AgentMessage> said = new ArrayList<>();
        AgentMessage last;
        do {
            last = awaited(target, channel);
            said.add(last);
        } while (last instanceof AgentMessage.Trouble);
        if (last instanceof AgentMessage.Goodbye goodbye) throw turnedAway(target, goodbye.reason());
        return List.copyOf(said);
    }

    private static AgentMessage awaited(TargetProcess target, AgentChannel channel)
            throws IOException, AttachException {
        long deadline = System.nanoTime() + ARRIVAL_NANOS;
        Optional<AgentMessage> message = Optional.empty();
        while (message.isEmpty() && deadline - System.nanoTime() > 0) {
            message = channel.next(deadline - System.nanoTime());
        }
        return message.orElseThrow(() -> failed(target, "its agent has come but says nothing"));
    }

    private static void requireSameProtocol(TargetProcess target, AgentMessage greeting) throws AttachException {
        boolean same = greeting instanceof AgentMessage.Hello hello && hello.protocol() == Protocol.VERSION;
        if (!same) throw failed(target, "its agent is of another version of Heddle");
    }

    private static AttachException turnedAway(TargetProcess target, String reason) {
        boolean taken = reason.startsWith("already inspected");
        return new AttachException(
                taken
                        ? target.refusal(
                                Reason.ALREADY_INSPECTED,
                                "it is " + reason,
                                "End that inspector first, or use --mode agentless.")
                        : target.refusal(
                                Reason.REFUSED_BY_JVM,
                                "the agent left again: " + reason,
                                "Use --mode agentless or --mode look."));
    }

    private static AttachException failed(TargetProcess target, String cause) {
        return new AttachException(
                target.refusal(Reason.NO_ANSWER, cause, "Try again, or use --mode agentless, which loads no agent."));
    }

    /** Passes on what was heard before anybody listened. */
    void begin(Hearing hearing, Consumer<Observation> observer) {
        observer.accept(identified.what());
        first.forEach(message -> hearing.hear(message, System.nanoTime(), observer));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is gone all the same (close(2)).
        }
        folder.close();
    }
}
