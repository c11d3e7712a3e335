package heddle.inspector.view;

import heddle.inspector.diagnosis.rule.Rules;
import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Mode;
import heddle.inspector.model.Particulars;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.Turnover;
import heddle.inspector.model.WaitCause;
import heddle.inspector.model.WaitLog;
import heddle.inspector.timeline.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An invented moment of an invented JVM. */
final class SampleScene {
    static final Instant AT = Instant.parse("2026-03-01T14:02:31Z");
    static final Host HOST = new Host("app", 4, ZoneOffset.UTC);

    private static final long SECOND = 1_000_000_000L;
    private static final long STARTED = AT.toEpochMilli() - (3 * 3600 + 12 * 60 + 7) * 1000L;

    private final List<SampleThread> threads = new ArrayList<>();
    private final Map<LockId, LockAccount> locks = new HashMap<>();
    private final List<FinishedWait> waits = new ArrayList<>();
    private final List<ProcessEntry> processes = new ArrayList<>();
    private Mode mode = Mode.AGENT;
    private Map<String, String> unavailable = Map.of();
    private Connection connection = new Connection.Observing(4242, 4);
    private Particulars particulars = Particulars.NONE;
    private Particulars before = Particulars.NONE;
    private Snapshot.@Nullable Ending ended;
    private @Nullable MemoryMap memory;
    private String main = "com.acme.OrderService";
    private boolean answered = true;
    private boolean measured = true;
    private long lost;
    private long lateNanos;

    SampleScene thread(SampleThread thread) {
        threads.add(thread);
        return this;
    }

    SampleScene process(ProcessEntry process) {
        processes.add(process);
        return this;
    }

    /** A lock that costs this many thread-seconds a second, held mostly by {@code owner} at {@code site}. */
    SampleScene lock(LockId id, LockKind kind, double lostPerSecond, @Nullable SampleThread owner, String site) {
        long nanos = (long) (lostPerSecond * SampleThread.WINDOW);
        StateTimes why = StateTimes.ZERO.plus(nanos * 3 / 10, 0, nanos * 6 / 10, WaitCause.FILE);
        Map<String, Long> owners = owner == null ? Map.of() : Map.of(owner.ref().name(), nanos);
        int dot = site.lastIndexOf('.');
        StackFrame frame = new StackFrame(site.substring(0, dot), site.substring(dot + 1), null, 88);
        locks.put(
                id,
                new LockAccount(
                        id, kind, nanos, 20, owners, Map.of(frame, nanos), why, owner == null ? null : owner.ref()));
        return this;
    }

    /** A wait for it that is over. */
    SampleScene waited(LockId id, long javaId, long millis) {
        long end = SampleThread.NOW - SECOND;
        waits.add(new FinishedWait(id, javaId, end - millis * 1_000_000, end, "", null));
        return this;
    }

    SampleScene mode(Mode other, Map<String, String> reasons) {
        mode = other;
        unavailable = reasons;
        if (other == Mode.LOOK) answered = false;
        return this;
    }

    SampleScene connection(Connection other) {
        connection = other;
        return this;
    }

    SampleScene ended(String how) {
        ended = new Snapshot.Ending(how, AT);
        return this;
    }

    SampleScene main(String name) {
        main = name;
        return this;
    }

    /** What is read of it once a second, and was a second ago. */
    SampleScene particulars(Particulars now, Particulars earlier) {
        particulars = now;
        before = earlier;
        return this;
    }

    /** As it is before the JVM has said anything. */
    SampleScene unanswered() {
        answered = false;
        return this;
    }

    /** As it is at the first look, when there is no window yet. */
    SampleScene first() {
        measured = false;
        return unanswered();
    }

    SampleScene memory(MemoryMap map) {
        memory = map;
        return this;
    }

    SampleScene lost(long events) {
        lost = events;
        return this;
    }

    SampleScene late(long nanos) {
        lateNanos = nanos;
        return this;
    }

    Scene build() {
        Snapshot to = snapshot(SampleThread.NOW, SampleThread::now, locks, 2_700_000_000L);
        Snapshot from = snapshot(SampleThread.NOW - SampleThread.WINDOW, SampleThread::then, Map.of(), 2_600_000_000L);
        Window window = new Window(measured ? from : to, to);
        Trend trend = Trend.EMPTY;
        for (int second = 0; second < 40; second++) {
            double cores = 1 + Math.sin(second / 4.0);
            trend = trend.append(cores, mark -> Math.round(cores * (1 + mark.ordinal())));
        }
        Picture picture = new Picture(window, Rules.diagnose(window), trend, from);
        return new Scene(SampleThread.NOW + lateNanos, AT, HOST, processes, connection, picture);
    }

    private Snapshot snapshot(
            long at,
            Function<SampleThread, ThreadControlBlock> moment,
            Map<LockId, LockAccount> accounts,
            long ownCpuNanos) {
        return new Snapshot(
                new Target(4242, 77, main, "25.0.1"),
                at,
                AT.minusNanos(SampleThread.NOW - at),
                SampleThread.NOW - 60 * SECOND,
                threads.stream().map(moment).toList(),
                List.of(),
                Turnover.NONE,
                accounts,
                WaitLog.EMPTY.append(new WaitLog.Batch(SampleThread.NOW, waits), 0),
                memory,
                sources(at, ownCpuNanos),
                at == SampleThread.NOW ? particulars : before,
                ended);
    }

    private SourceStatus sources(long at, long ownCpuNanos) {
        return new SourceStatus(
                mode,
                true,
                unavailable,
                lost,
                0,
                answered ? 1_000_000 : -1,
                ownCpuNanos / 9,
                ownCpuNanos,
                0,
                0,
                answered ? at : 0,
                0,
                answered ? at : 0);
    }

    static ProcessEntry jvm(int pid, String user, String main, @Nullable String jdk, double cpu, String whyNot) {
        return new ProcessEntry(
                pid,
                1,
                77,
                STARTED,
                user,
                main,
                "java -Xmx1g -cp app.jar " + main + " --spring.profiles.active=prod",
                true,
                jdk,
                214,
                OptionalDouble.of(cpu),
                612 * 1024,
                'S',
                whyNot);
    }
}
