package heddle.inspector.diagnosis.rule;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.model.ThreadControlBlock;

/** What a rule cannot do without. */
enum Need {
    LOOKS("nobody looks at the JVM's threads in this mode"),
    LOCK_TIMES("nobody looks at the JVM's threads and there is no flight recording"),
    RECORDING("there is no flight recording"),
    VIRTUAL_THREADS("the JVM tells of no virtual threads"),
    QUEUE_TIMES("this kernel does not count how long threads are ready"),
    KERNEL_WAITS("what threads wait for in the kernel may not be read"),
    CPUS("the process's control block has not been read"),
    NOTIFICATIONS("the recording leaves out jdk.JavaMonitorNotify, which exists from JDK 25 on"),
    FIELD_ACCESSES("needs --probe race=CLASSES, which this version does not have");

    private final String why;

    Need(String why) {
        this.why = why;
    }

    /** What to say when it is not met. */
    String why() {
        return why;
    }

    boolean isMet(Snapshot moment) {
        SourceStatus sources = moment.sources();
        boolean looks = sources.snapshotAtNanos() > 0;
        boolean recording = sources.minWaitNanos() >= 0;
        return switch (this) {
            case LOOKS -> looks;
            case LOCK_TIMES -> looks || recording;
            case RECORDING -> recording;
            case VIRTUAL_THREADS -> sources.virtualLooks() > 0;
            case QUEUE_TIMES -> countsQueueTimes(moment);
            case KERNEL_WAITS -> !sources.unavailable().containsKey(SourceStatus.KERNEL_WAITS);
            case CPUS -> moment.particulars().process() != null;
            case NOTIFICATIONS, FIELD_ACCESSES -> false;
        };
    }

    private static boolean countsQueueTimes(Snapshot moment) {
        return moment.threads().isEmpty() || moment.threads().stream().anyMatch(ThreadControlBlock::readyKnown);
    }
}
