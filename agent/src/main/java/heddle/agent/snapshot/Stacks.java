package heddle.agent.snapshot;

import heddle.agent.wire.AgentMessage.FramesSeen;
import heddle.agent.wire.FrameEntry;
import heddle.agent.wire.ThreadFrames;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;

/** Takes the stacks of a few platform threads, in the cheapest way that this JVM has. */
interface Stacks {

    int MAX_DEPTH = 64;

    /** The stacks of those threads that still live. */
    FramesSeen take(List<Long> javaIds);

    /** Puts a stack together with the counts that tell which wait it belongs to. */
    static ThreadFrames of(ThreadInfo thread, StackTraceElement[] stack) {
        return new ThreadFrames(thread.getThreadId(), thread.getBlockedCount(), thread.getWaitedCount(), frames(stack));
    }

    static List<FrameEntry> frames(StackTraceElement[] stack) {
        return Arrays.stream(stack).limit(MAX_DEPTH).map(Stacks::frame).toList();
    }

    private static FrameEntry frame(StackTraceElement frame) {
        return new FrameEntry(frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }
}
