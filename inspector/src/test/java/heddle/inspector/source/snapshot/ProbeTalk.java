package heddle.inspector.source.snapshot;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.AgentMessage.ClassOffered;
import heddle.agent.wire.AgentMessage.Goodbye;
import heddle.agent.wire.AgentMessage.LocksProbed;
import heddle.agent.wire.AgentMessage.ProbeStatus;
import heddle.agent.wire.AgentMessage.Trouble;
import heddle.agent.wire.InspectorMessage.ClassWoven;
import heddle.agent.wire.InspectorMessage.Detach;
import heddle.agent.wire.InspectorMessage.Heartbeat;
import heddle.agent.wire.LockFigures;
import heddle.agent.wire.ProbeState;
import heddle.inspector.model.Mode;
import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.Preflight;
import heddle.inspector.source.attach.TargetProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A talk with an agent about a probe, of which every word is kept. */
final class ProbeTalk implements AutoCloseable {
    private static final long LIMIT_NANOS = 20_000_000_000L;
    private static final long TURN_NANOS = 200_000_000L;

    final List<ClassOffered> offered = new ArrayList<>();
    final List<ProbeStatus> statuses = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();
    private final Map<Long, LockFigures> figures = new HashMap<>();
    private final Session session;
    private final Function<ClassOffered, ClassWoven> weaver;
    private long toldAtNanos;
    private boolean leaving;
    private boolean over;

    private ProbeTalk(Session session, Function<ClassOffered, ClassWoven> weaver) {
        this.session = session;
        this.weaver = weaver;
    }

    static ProbeTalk begin(ChildJvm jvm, Path state, Duration limit, Function<ClassOffered, ClassWoven> weaver)
            throws Exception {
        TargetProcess target = new Preflight(Path.of("/"), false)
                .examine(jvm.pid(), Mode.AGENT)
                .orThrow()
                .process();
        Wishes wishes = new Wishes(false, OptionalLong.empty());
        Session session = Session.open(target, wishes, new Ledger(state), Map.of());
        ProbeTalk talk = new ProbeTalk(session, weaver);
        session.channel().send(Probing.order(new ProbeWish(true, limit)));
        return talk;
    }

    ProbeStatus awaitStatus() throws IOException {
        int before = statuses.size();
        await(() -> statuses.size() > before);
        return statuses.get(before);
    }

    void awaitActive() throws IOException {
        ProbeStatus status = awaitStatus();
        if (status.state() != ProbeState.ACTIVE) throw new AssertionError(status + " " + troubles);
    }

    /** Listens until all that has happened so far has been told. */
    void awaitNews() throws IOException {
        long now = System.nanoTime();
        await(() -> toldAtNanos > now);
    }

    void await(BooleanSupplier condition) throws IOException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (over || System.nanoTime() - start > LIMIT_NANOS) throw new AssertionError("not in time: " + troubles);
            if (!leaving) session.channel().send(new Heartbeat());
            Optional<AgentMessage> message = session.channel().next(TURN_NANOS);
            if (message.isPresent()) hear(message.get());
        }
    }

    private void hear(AgentMessage message) throws IOException {
        if (message instanceof ClassOffered offer) {
            offered.add(offer);
            session.channel().send(weaver.apply(offer));
        } else if (message instanceof ProbeStatus status) {
            statuses.add(status);
        } else if (message instanceof LocksProbed told) {
            toldAtNanos = told.atNanos();
            told.locks().forEach(lock -> figures.put(lock.number(), lock));
        } else if (message instanceof Trouble trouble) {
            troubles.add(trouble.toString());
        } else if (message instanceof Goodbye) {
            over = true;
        }
    }

    /** The most waited for lock whose class begins so. */
    LockFigures of(String className) {
        return figures.values().stream()
                .filter(lock -> lock.className().startsWith(className + "$"))
                .max((one, other) -> Long.compare(one.waits(), other.waits()))
                .orElseThrow(() -> new AssertionError("nothing told of " + className + ", only of " + figures));
    }

    /** Asks the agent to leave and waits until it has. */
    void leave() throws IOException {
        leaving = true; // who has said goodbye reads no more
        session.channel().send(new Detach());
        await(() -> over);
    }

    @Override
    public void close() {
        session.close();
    }
}
