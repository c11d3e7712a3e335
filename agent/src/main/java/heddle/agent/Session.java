package heddle.agent;

import heddle.agent.probe.Probe;
import heddle.agent.recording.RecordingKeeper;
import heddle.agent.snapshot.Pulse;
import heddle.agent.snapshot.Watch;
import heddle.agent.wire.AgentMessage.RecordingStatus;
import heddle.agent.wire.InspectorMessage;
import heddle.agent.wire.InspectorMessage.ClassWoven;
import heddle.agent.wire.InspectorMessage.Detach;
import heddle.agent.wire.InspectorMessage.SetLockThreshold;
import heddle.agent.wire.InspectorMessage.SetRate;
import heddle.agent.wire.InspectorMessage.StartProbe;
import heddle.agent.wire.InspectorMessage.WantFrames;
import heddle.agent.wire.RecordingState;
import java.io.Closeable;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One inspection of this JVM: observes, tells, obeys. It runs on one thread and is over when the inspector says so, is gone,
 * or has been silent for five seconds.
 */
final class Session implements Closeable {

    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long COST_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Connection connection;
    private final Watch watch;
    private final @Nullable RecordingKeeper recording;
    private final Supplier<Probe> probes;
    private @Nullable Probe probe;
    private final Lease lease;
    private final Pulse costs;

    Session(Connection connection, Options options, ErrorTally troubles, Instrumentation instrumentation) {
        this.connection = connection;
        probes = () -> new Probe(instrumentation, connection::post, troubles::note);
        watch = new Watch(connection::post, troubles::note);
        recording = options.recording() ? startRecording(options) : null;
        if (recording == null) {
            connection.post(new RecordingStatus(RecordingState.UNAVAILABLE, options.name(), "", "not asked for", 0));
        }
        long now = System.nanoTime();
        lease = new Lease(LEASE_NANOS, now);
        costs = new Pulse(COST_PERIOD_NANOS, now);
    }

    private RecordingKeeper startRecording(Options options) {
        RecordingKeeper keeper = new RecordingKeeper(options.name(), options.guard(), connection::post);
        keeper.start();
        return keeper;
    }

    /** Serves the inspector and says, when it is over, why. */
    String serve() throws IOException {
        Optional<String> end = Optional.empty();
        while (end.isEmpty()) {
            observe(System.nanoTime());
            connection.await(remainingNanos(System.nanoTime()));
            end = obey();
        }
        return end.get();
    }

    /** Undoes everything. */
    @Override
    public void close() {
        if (probe != null) {
            probe.close();
        }
        if (recording != null) {
            recording.close();
        }
    }

    /** Observes what is due, but nothing new while the inspector has not read what was told before. */
    private void observe(long nowNanos) {
        if (connection.isDrained()) {
            watch.observe(nowNanos);
        }
        if (costs.isDue(nowNanos)) {
            connection.post(watch.cost(otherCpuNanos()));
            connection.post(watch.threadsStarted());
        }
    }

    private long otherCpuNanos() {
        return (recording == null ? 0 : recording.cpuNanos()) + (probe == null ? 0 : probe.cpuNanos());
    }

    private long remainingNanos(long nowNanos) {
        long due = Math.min(costs.remainingNanos(nowNanos), lease.remainingNanos(nowNanos));
        long untilDue = connection.isDrained() ? Math.min(due, watch.remainingNanos(nowNanos)) : due;
        return Math.max(untilDue, 0);
    }

    /**
     * Does what the inspector has asked for. Only then it is looked at the lease: if this process was stopped for a while,
     * heartbeats have come meanwhile.
     */
    private Optional<String> obey() throws IOException {
        Optional<InspectorMessage> message = connection.next();
        while (message.isPresent()) {
            lease.renew(System.nanoTime());
            if (message.get() instanceof Detach) {
                return Optional.of("detached");
            }
            obey(message.get());
            message = connection.next();
        }
        if (connection.hasEnded()) {
            return Optional.of("the inspector closed the connection");
        }
        return lease.remainingNanos(System.nanoTime()) > 0 ? Optional.empty() : Optional.of("no heartbeat for 5 s");
    }

    private void obey(InspectorMessage message) {
        if (message instanceof SetRate wanted) {
            watch.setRate(wanted.snapshotsPerSecond());
        } else if (message instanceof WantFrames wanted) {
            watch.takeFrames(wanted.javaIds());
        } else if (message instanceof SetLockThreshold wanted && recording != null) {
            recording.setLockThreshold(Duration.ofNanos(Math.max(0, wanted.nanos())));
        } else if (message instanceof StartProbe order && probe == null) {
            probe = probes.get();
            probe.start(order);
        } else if (message instanceof ClassWoven answer && probe != null) {
            probe.take(answer);
        }
    }
}
