package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.model.Block;
import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockAccount;
import heddle.inspector.model.Particulars;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.RecordedWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.Turnover;
import heddle.inspector.model.WaitLog;
import heddle.inspector.timeline.Past;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An invented program seen at moments a quarter of a second apart, up to {@link #NOW}. */
final class Course {
    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;
    static final long NOW = 1000 * SECOND;
    static final long TICK = 250 * MILLI;

    private final long lengthNanos;
    private final List<LongFunction<@Nullable Block>> threads = new ArrayList<>();
    private final List<LongFunction<LockAccount>> accounts = new ArrayList<>();
    private final List<FinishedWait> waits = new ArrayList<>();
    private final List<RecordedWait> recorded = new ArrayList<>();
    private final List<ThreadControlBlock> ended = new ArrayList<>();
    private Map<String, String> unavailable = Map.of();
    private String[] sockets = {};
    private String cpus = "0-1";
    private boolean virtual;
    private boolean looked = true;

    private Course(long lengthNanos) {
        this.lengthNanos = lengthNanos;
    }

    static Course of(double seconds) {
        return new Course((long) (seconds * SECOND));
    }

    /** A thread that is the same all the time. */
    Course thread(Block block) {
        return thread(at -> block);
    }

    /** A thread as it is at each moment, null while there is none. */
    Course thread(LongFunction<@Nullable Block> at) {
        threads.add(at);
        return this;
    }

    /** What looks charged to a lock up to each moment. */
    Course account(LongFunction<LockAccount> upTo) {
        accounts.add(upTo);
        return this;
    }

    Course over(FinishedWait wait) {
        waits.add(wait);
        return this;
    }

    Course paused(long startNanos, long nanos) {
        recorded.add(RecordedWait.ofEveryThread(startNanos, startNanos + nanos, "G1 young"));
        return this;
    }

    Course ended(Block block) {
        ended.add(block.build());
        return this;
    }

    Course cpus(String list) {
        cpus = list;
        return this;
    }

    /** The process has these sockets open, as their targets are told. */
    Course sockets(String... targets) {
        sockets = targets;
        return this;
    }

    /** The JVM tells its virtual threads. */
    Course virtual() {
        virtual = true;
        return this;
    }

    /** Nobody looks at the JVM's threads. */
    Course unlooked() {
        looked = false;
        return this;
    }

    Course unavailable(String what) {
        unavailable = Map.of(what, "refused");
        return this;
    }

    Past past() {
        List<Snapshot> moments = new ArrayList<>();
        for (long ago = lengthNanos; ago >= 0; ago -= TICK) moments.add(snapshot(NOW - ago));
        return new Past(moments);
    }

    private Snapshot snapshot(long at) {
        ThreadControlBlock[] blocks = threads.stream()
                .map(thread -> thread.apply(at))
                .filter(Objects::nonNull)
                .map(Block::build)
                .toArray(ThreadControlBlock[]::new);
        List<LockAccount> charged =
                accounts.stream().map(account -> account.apply(at)).toList();
        WaitLog log = WaitLog.EMPTY.append(new WaitLog.Batch(at, waits, recorded), 0);
        Snapshot plain = Snapshots.at(at, charged, log, blocks);
        long admitted =
                Stream.of(blocks).filter(block -> block.firstSeenNanos() > 1).count() + ended.size();
        return new Snapshot(
                plain.target(),
                at,
                plain.at(),
                1,
                plain.threads(),
                ended,
                new Turnover(admitted, ended.size(), Transitions.NONE, StateTimes.ZERO),
                plain.locks(),
                plain.waits(),
                null,
                sources(plain.sources()),
                new Particulars(controlBlock(at), null),
                null);
    }

    private SourceStatus sources(SourceStatus plain) {
        return new SourceStatus(
                plain.mode(),
                true,
                unavailable,
                0,
                0,
                plain.minWaitNanos(),
                0,
                0,
                0,
                0,
                looked ? plain.snapshotAtNanos() : 0,
                virtual ? 1 : 0,
                plain.recordedUpToNanos());
    }

    private ProcessControlBlock controlBlock(long at) {
        return Snapshots.process(at, cpus, sockets);
    }

    Diagnosis diagnosis() {
        Past past = past();
        return Rules.diagnose(past.last(10 * SECOND), past);
    }

    /** What a rule has to say. */
    List<Finding> findings(String rule) {
        return diagnosis().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }
}
