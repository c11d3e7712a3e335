package heddle.inspector.diagnosis;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may answer the calls that a process makes to itself, by the structure of stacks alone.
 *
 * <p>A server is known by those of its threads that wait for callers. Who has code of the same packages in its stack and
 * calls its own process serves it, and so do all whom the same loop runs, but those who only take calls and hand them on.
 */
final class Servers {
    private static final int LOOP_FRAMES = 2;

    /** So many methods of who waits for callers tell what he does with them. */
    private static final int SITE_FRAMES = 2;

    private final List<ThreadControlBlock> serving;

    private Servers(List<ThreadControlBlock> serving) {
        this.serving = serving;
    }

    /** @param calling those who wait for answers of their own process */
    static List<ThreadRef> of(List<ThreadControlBlock> live, List<ThreadControlBlock> calling) {
        Set<String> packages = live.stream()
                .filter(Servers::isForCallers)
                .flatMap(Servers::own)
                .map(Servers::packageName)
                .collect(Collectors.toSet());
        Servers servers = new Servers(calling.stream()
                .filter(thread -> own(thread).map(Servers::packageName).anyMatch(packages::contains))
                .toList());
        return servers.among(live);
    }

    private List<ThreadRef> among(List<ThreadControlBlock> live) {
        Set<List<String>> loops = ofServing(thread -> Stream.of(loop(thread)));
        Set<String> groups = ofServing(thread -> Stream.of(thread.ref().group()));
        Set<String> passed = ofServing(thread -> own(thread).map(Servers::place));
        return live.stream()
                .filter(thread -> loops.contains(loop(thread)))
                .filter(thread -> !thread.activity().idle()
                        || groups.contains(thread.ref().group()))
                .filter(thread -> !isForCallers(thread) || !Collections.disjoint(passed, site(thread)))
                .map(ThreadControlBlock::ref)
                .toList();
    }

    private <T> Set<T> ofServing(Function<ThreadControlBlock, Stream<T>> property) {
        return serving.stream().flatMap(property).collect(Collectors.toSet());
    }

    private static boolean isForCallers(ThreadControlBlock thread) {
        KernelWait wait = thread.kernelWait();
        return thread.activity().isWaiting() && wait != null && wait.isForCallers();
    }

    /** The methods that run what a thread does; they are last in its stack. */
    private static List<String> loop(ThreadControlBlock thread) {
        List<String> places = thread.frames().stream()
                .filter(frame -> !frame.isLambda() && !frame.className().equals(Thread.class.getName()))
                .map(Servers::place)
                .toList();
        return places.subList(Math.max(0, places.size() - LOOP_FRAMES), places.size());
    }

    private static Collection<String> site(ThreadControlBlock thread) {
        return own(thread).limit(SITE_FRAMES).map(Servers::place).collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<StackFrame> own(ThreadControlBlock thread) {
        return StackFrame.own(thread.frames());
    }

    private static String place(StackFrame frame) {
        return frame.className() + "." + frame.method();
    }

    private static String packageName(StackFrame frame) {
        return frame.className().substring(0, Math.max(0, frame.className().lastIndexOf('.')));
    }
}
