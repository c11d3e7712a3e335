package heddle.inspector.timeline;

import heddle.inspector.model.ReadyCause;
import heddle.inspector.observation.ProcessSlice;
import heddle.inspector.observation.ThreadSlice;

/**
 * What kept the threads of a process from the CPUs during one tick. The kernel tells it of the whole group and of the
 * whole machine only.
 *
 * @param throttledNanos time that a quota stopped the process
 * @param throttledBeforeNanos the same in the tick before: a stop is counted when it is over, maybe a tick too late
 * @param stolenShare part of the CPU time wanted on this machine that other guests got
 */
record CpuShortage(long throttledNanos, long throttledBeforeNanos, double stolenShare) {
    static final CpuShortage NONE = new CpuShortage(0, 0, 0);

    /** That of the tick after this one. */
    CpuShortage then(ProcessSlice process) {
        return new CpuShortage(
                Math.max(0, process.throttledNanos()), throttledNanos, Math.max(0, process.stolenShare()));
    }

    /** What explains at least half of the time that a thread was ready; its rivals where nothing else does. */
    ReadyCause causeOf(ThreadSlice slice) {
        long ready = Math.max(0, slice.readyNanos());
        double stolenNanos = stolenShare * (slice.runningNanos() + ready);
        long throttled = throttledNanos + throttledBeforeNanos;
        if (throttled > 0 && 2 * throttled >= ready) return ReadyCause.THROTTLED;
        return stolenNanos > 0 && 2 * stolenNanos >= ready ? ReadyCause.STOLEN : ReadyCause.CPU;
    }
}
