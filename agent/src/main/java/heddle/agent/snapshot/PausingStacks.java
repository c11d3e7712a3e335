package heddle.agent.snapshot;

import heddle.agent.wire.AgentMessage.FramesSeen;
import heddle.agent.wire.ThreadFrames;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Before Java 21: one call for all of them, during which the application stands still; it is timed. */
final class PausingStacks implements Stacks {

    private final ThreadMXBean bean;

    PausingStacks(ThreadMXBean bean) {
        this.bean = bean;
    }

    @Override
    public FramesSeen take(List<Long> javaIds) {
        long[] ids = javaIds.stream().mapToLong(Long::longValue).toArray();
        long start = System.nanoTime();
        ThreadInfo[] infos = bean.getThreadInfo(ids, MAX_DEPTH);
        long pauseNanos = System.nanoTime() - start;
        List<ThreadFrames> stacks = Arrays.stream(infos)
                .filter(Objects::nonNull)
                .map(info -> Stacks.of(info, info.getStackTrace()))
                .toList();
        return new FramesSeen(start, pauseNanos, stacks);
    }
}
