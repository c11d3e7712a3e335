package heddle.agent.snapshot;

import heddle.agent.wire.AgentMessage.FramesSeen;
import heddle.agent.wire.ThreadFrames;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** From Java 21 on: each thread is asked alone, by a handshake (JEP 312), while the others go on. */
final class PauselessStacks implements Stacks {

    static final int SINCE = 21;

    private final ThreadAccess access;
    private final ThreadMXBean bean;

    PauselessStacks(ThreadAccess access, ThreadMXBean bean) {
        this.access = access;
        this.bean = bean;
    }

    @Override
    public FramesSeen take(List<Long> javaIds) {
        long start = System.nanoTime();
        List<ThreadFrames> stacks = new ArrayList<>(javaIds.size());
        for (Thread thread : access.threads()) {
            long id = access.id(thread);
            ThreadInfo info = javaIds.contains(id) ? bean.getThreadInfo(id) : null;
            if (info != null) {
                stacks.add(Stacks.of(info, access.stack(thread)));
            }
        }
        return new FramesSeen(start, 0, stacks);
    }
}
