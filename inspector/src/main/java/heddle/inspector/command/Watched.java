package heddle.inspector.command;

import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.diagnosis.rule.Rules;
import heddle.inspector.model.Mode;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Target;
import heddle.inspector.source.memory.AttachedJvm;
import heddle.inspector.source.memory.MemoryReader;
import heddle.inspector.source.memory.MemorySource;
import heddle.inspector.source.memory.ReadingPeriod;
import heddle.inspector.source.procfs.OwnTime;
import heddle.inspector.timeline.Timeline;
import heddle.inspector.timeline.Window;
import heddle.inspector.view.Connection;
import heddle.inspector.view.Picture;
import heddle.inspector.view.Request;
import heddle.inspector.view.Trend;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The process in the live view: its inspection, its past, and the picture that is drawn of it. */
final class Watched implements AutoCloseable {
    private static final long SHARES_NANOS = 5_000_000_000L;
    private static final long DIAGNOSIS_NANOS = 10_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** Two hundred times their cost makes the rules half a percent of a core, as long as they are asked often enough. */
    private static final long RULES_COST = 200;

    private static final long LONGEST_WITHOUT_RULES = 5 * SECOND_NANOS;
    /** What locks cost in ten seconds is another figure only a while later; at the usual rate at every second look. */
    private static final long LOCKS_NANOS = 400_000_000L;

    private final Target target;
    private final Approach approach;
    private final MemorySource memory;
    private final Inspection inspection;
    private final int rate;
    private final Timeline timeline = new Timeline();
    private final OwnTime used = new OwnTime(Targets.PROC);

    private volatile long openedNanos = System.nanoTime();
    private Trend trend = Trend.EMPTY;
    private @Nullable Diagnosis diagnosis;
    private long secondEndsNanos;
    private long rulesDueNanos;
    private volatile @Nullable Picture picture;

    private Watched(Target target, Approach approach, CommonOptions options) {
        this.target = target;
        this.approach = approach;
        this.rate = options.rate();
        AttachedJvm jvm = new AttachedJvm(approach::attached);
        MemoryReader reader = new MemoryReader(Targets.PROC, target, jvm, options.peek(), System::nanoTime);
        this.memory = new MemorySource(reader, jvm, ReadingPeriod.USUAL);
        this.inspection = Inspection.of(target, approach, List.of(memory), options);
    }

    /** @param mode the only mode that will do, or empty for the most that works */
    static Watched open(ProcessEntry process, CommonOptions options, Optional<Mode> mode, Consumer<String> notices) {
        Target target = Targets.target(process);
        Approach approach = new Approach(mode, new Opening(process, options), notices);
        Watched watched = new Watched(target, approach, options);
        watched.inspection.start();
        return watched;
    }

    int pid() {
        return target.pid();
    }

    /** Waits for the next look and paints the picture anew. */
    void look(Duration limit) throws InterruptedException {
        inspection.next(limit).ifPresent(this::see);
    }

    private void see(Snapshot now) {
        timeline.add(now);
        Snapshot lately = since(now, SECOND_NANOS).from();
        Diagnosis meaning = diagnose(since(now, DIAGNOSIS_NANOS));
        Picture seen = new Picture(since(now, SHARES_NANOS), meaning, trend, lately);
        if (now.atNanos() >= secondEndsNanos) {
            trend = trend.append(seen);
            secondEndsNanos = now.atNanos() + SECOND_NANOS;
        }
        diagnosis = meaning;
        picture = seen;
    }

    /**
     * Rules, which go through many moments, are asked once a second, more seldom where that is dear; what the locks show is told
     * twice a second.
     */
    private Diagnosis diagnose(Window window) {
        Diagnosis before = diagnosis;
        long now = window.to().atNanos();
        boolean over = window.to().ended() != null;
        if (before != null && !over && now < rulesDueNanos) {
            boolean fresh = now - before.window().to().atNanos() < LOCKS_NANOS;
            return fresh ? before : before.followedBy(window);
        }
        used.newlyUsedNanos();
        Diagnosis meaning = Rules.diagnose(window, timeline.past());
        long pause = Math.max(SECOND_NANOS, RULES_COST * used.newlyUsedNanos());
        rulesDueNanos = now + Math.min(pause, LONGEST_WITHOUT_RULES);
        return meaning;
    }

    private Window since(Snapshot now, long nanos) {
        return new Window(timeline.ago(nanos).orElse(now), now);
    }

    /** The newest picture, null before the first look. */
    @Nullable
    Picture picture() {
        return picture;
    }

    Connection connection() {
        Optional<Failure> failure = approach.failure();
        if (failure.isPresent()) {
            return new Connection.Refused(
                    target.pid(),
                    target.name(),
                    String.valueOf(failure.get().getMessage()),
                    failure.get().cure(),
                    true);
        }
        return approach.isSettled()
                ? new Connection.Observing(target.pid(), rate)
                : new Connection.Attaching(
                        target.pid(), target.name(), approach.step(), approach.notice(), openedNanos);
    }

    /** Fails when the mode that was insisted on does not work; of a target that has ended the last picture is enough. */
    void requireAllowed() {
        if (hasEnded()) return;
        approach.failure().ifPresent(failure -> {
            throw failure;
        });
    }

    boolean hasEnded() {
        return picture != null && picture.snapshot().ended() != null;
    }

    /** Fetches stacks; without a key press only where that stops nobody. */
    void want(Request.Frames wanted) {
        approach.requestFrames(wanted.javaIds(), wanted.pressed());
    }

    /** Leaves the target itself; the kernel's files and all that was seen stay. */
    void rest() {
        approach.rest();
    }

    /** Comes back to the target. */
    void resume() {
        openedNanos = System.nanoTime();
        approach.resume();
    }

    /** Reads the address space, as soon as that is cheap enough. */
    void wantMemory() {
        memory.want();
    }

    /** Tells what is that thread's own from now on; -1 for none. */
    void examine(int tid) {
        inspection.examine(tid);
    }

    @Override
    public void close() {
        inspection.close();
    }
}
