package heddle.inspector.diagnosis;

import heddle.inspector.diagnosis.LockCost.Cap;
import heddle.inspector.diagnosis.LockCost.Gain;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a process's threads did in a window, as far as locks are measured against it. */
final class Workload {
    private static final double LEAST_LOSS = 0.05;

    private final Window window;
    private final Map<String, Long> lives = new HashMap<>();
    private final Map<Long, String> groups = new HashMap<>();
    private long goingOnNanos;
    private long notHeldUpNanos;
    private long runningNanos;

    Workload(Window window) {
        this.window = window;
        window.to()
                .terminated()
                .forEach(thread -> groups.put(thread.javaId(), thread.ref().group()));
        List<@Nullable ThreadControlBlock> beginnings = window.beginnings();
        for (int i = 0; i < beginnings.size(); i++) add(window.to().threads().get(i), beginnings.get(i));
    }

    @SuppressWarnings("ReferenceEquality") // a thread to which nothing happens keeps its block
    private void add(ThreadControlBlock thread, @Nullable ThreadControlBlock then) {
        if (then == thread && waitsForNoLock(thread)) return;
        StateTimes times = window.times(thread);
        long heldUp = times.lockNanos() + times.waitingNanos(WaitCause.RESOURCE);
        long onCpu = thread.kind() == ThreadKind.VIRTUAL ? 0 : times.runningNanos() + times.readyNanos();
        goingOnNanos += heldUp + onCpu;
        runningNanos += thread.kind() == ThreadKind.VIRTUAL ? 0 : times.runningNanos();
        long life = times.totalNanos() - times.waitingNanos(WaitCause.PARK);
        boolean works = thread.kind() != ThreadKind.VM && (heldUp > 0 || times.runningNanos() > 0);
        if (!works) return;
        String group = thread.ref().group();
        if (thread.javaId() >= 0) groups.put(thread.javaId(), group);
        lives.merge(group, life, Long::sum);
        notHeldUpNanos += life - heldUp;
    }

    /** Most threads do so all the time, and add nothing. */
    private static boolean waitsForNoLock(ThreadControlBlock thread) {
        WaitCause cause = thread.activity().cause();
        return cause != null && !cause.isLock() && cause != WaitCause.RESOURCE;
    }

    /** The name group of a Java thread that worked, empty when it is gone for long. */
    String group(long javaId) {
        return groups.getOrDefault(javaId, "");
    }

    /** How long the threads of a group lived and were not idle. */
    long lifeNanos(String group) {
        return lives.getOrDefault(group, 0L);
    }

    /** Percent of the time in which threads could have gone on but for locks. */
    double pressurePercent(double lostPerSecond) {
        return Math.min(100, Window.percent(Math.round(lostPerSecond * window.nanos()), goingOnNanos));
    }

    /** What could be won at most if nobody waited any more for what costs so much. */
    Optional<Gain> gain(double lostPerSecond) {
        if (lostPerSecond < LEAST_LOSS || notHeldUpNanos <= 0 || window.nanos() <= 0) return Optional.empty();
        double atWork = (double) notHeldUpNanos / window.nanos();
        double byWaiting = (atWork + lostPerSecond) / atWork;
        double busy = (double) runningNanos / window.nanos();
        double byCpu = busy <= 0 ? Double.MAX_VALUE : Math.max(1, cores() / busy);
        return Optional.of(byCpu < byWaiting ? new Gain(byCpu, Cap.CPU) : new Gain(byWaiting, Cap.WAITING));
    }

    /** CPUs that the process may use; many when that is not known. */
    private int cores() {
        ProcessControlBlock process = window.to().particulars().process();
        return process == null ? Integer.MAX_VALUE : count(process.scheduling().allowedCpus());
    }

    /** How many CPUs a list like {@code 0-3,8} names. */
    static int count(String cpus) {
        int count = 0;
        for (String part : cpus.split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            if (!ends[0].matches("\\d{1,6}")) continue;
            boolean range = ends.length == 2 && ends[1].matches("\\d{1,6}");
            count += range ? Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1 : 1;
        }
        return count == 0 ? Integer.MAX_VALUE : count;
    }
}
