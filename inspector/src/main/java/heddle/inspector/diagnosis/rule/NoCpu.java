package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.ReadyCause;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads are ready and get no CPU. */
final class NoCpu implements Rule {
    static final String SLUG = "no-cpu";

    private static final Profile PROFILE = Profile.of(SLUG, "M4", 3 * SECOND, Need.QUEUE_TIMES);

    /** Percent of the time in which threads wanted a CPU. */
    private static final double MUCH = 20;

    /** Of a process that wants next to nothing a few milliseconds are a large part. */
    private static final double LEAST_READY_PER_SECOND = 0.25;

    /** What the threads of a process wanted of the CPUs and got. */
    record Demand(long runningNanos, long readyNanos, long windowNanos, List<ThreadControlBlock> ready) {
        /** Without a record for each thread: this is asked at every tick. */
        static Demand in(Window window) {
            List<@Nullable ThreadControlBlock> beginnings = window.beginnings();
            List<ThreadControlBlock> threads = window.to().threads();
            List<ThreadControlBlock> waited = new ArrayList<>();
            long running = 0;
            long ready = 0;
            for (int i = 0; i < threads.size(); i++) {
                ThreadControlBlock thread = threads.get(i);
                ThreadControlBlock then = beginnings.get(i);
                if (thread.kind() == ThreadKind.VIRTUAL) continue;
                long queued = thread.times().readyNanos()
                        - (then == null ? 0 : then.times().readyNanos());
                running += thread.times().runningNanos()
                        - (then == null ? 0 : then.times().runningNanos());
                ready += queued;
                if (queued * 100 >= MUCH * window.nanos()) waited.add(thread);
            }
            return new Demand(running, ready, window.nanos(), waited);
        }

        double readyPercent() {
            return Window.percent(readyNanos, readyNanos + runningNanos);
        }

        double readyPerSecond() {
            return windowNanos <= 0 ? 0 : (double) readyNanos / windowNanos;
        }

        double cpus() {
            return windowNanos <= 0 ? 0 : (double) runningNanos / windowNanos;
        }

        boolean isUnmet() {
            return readyPercent() >= MUCH && readyPerSecond() >= LEAST_READY_PER_SECOND;
        }
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        return about.spells(PROFILE.persistenceNanos()).stream()
                .filter(spell -> Demand.in(spell).isUnmet())
                .limit(1)
                .map(this::finding)
                .toList();
    }

    private Finding finding(Window spell) {
        Demand demand = Demand.in(spell);
        return new Draft(this, Severity.MEDIUM, Confidence.SURE)
                .hurts(demand.ready())
                .costs(demand.readyPerSecond())
                .because(Words.decimal(demand.cpus()) + " CPUs used, " + Words.decimal(demand.readyPerSecond())
                        + " more wanted")
                .because(shortage(spell))
                .advises(
                        isThrottled(spell)
                                ? "Raise the CPU quota of its control group, or use fewer threads for computing."
                                : "Look for what else runs on this machine, or use fewer threads for computing.")
                .says("Threads are ready but without a CPU for " + Words.percent(demand.readyPercent())
                        + " of the time in which they want one" + mostly(demand) + ": " + reason(spell) + ".");
    }

    private static String mostly(Demand demand) {
        return demand.ready().isEmpty() ? "" : ", above all " + Words.names(demand.ready());
    }

    private static String reason(Window spell) {
        return isThrottled(spell) ? "a quota keeps the process from them" : "other threads have them";
    }

    private static boolean isThrottled(Window spell) {
        return spell.to().threads().stream()
                .anyMatch(thread -> thread.activity().readyCause() == ReadyCause.THROTTLED);
    }

    /** What keeps threads from the CPUs, as far as the kernel tells. */
    static String shortage(Window spell) {
        boolean stolen = spell.to().threads().stream()
                .anyMatch(thread -> thread.activity().readyCause() == ReadyCause.STOLEN);
        if (isThrottled(spell)) return "the quota of its control group is used up";
        return stolen ? "other guests of this host have the CPUs" : "no quota holds it back";
    }
}
