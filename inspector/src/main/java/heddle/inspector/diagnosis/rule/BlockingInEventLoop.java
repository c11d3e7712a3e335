package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The one thread that serves many connections waits for something else, and all of them wait with it. */
final class BlockingInEventLoop implements Rule {
    private static final Profile PROFILE = Profile.of("blocking-in-event-loop", "M12", 3 * SECOND, Need.KERNEL_WAITS);

    /** Percent of the moments. */
    private static final double MUCH = 20;

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        if (pollers(about, BlockingInEventLoop::waitsForEvents).isEmpty()) return List.of();
        Set<Integer> shared = polledInTurns(about);
        List<ThreadControlBlock> eventLoops =
                pollers(about, thread -> waitsForEvents(thread) && !shared.contains(epoll(thread)));
        if (eventLoops.isEmpty()) return List.of();
        Sightings blocked = Sightings.of(
                about,
                PROFILE.persistenceNanos(),
                thread -> true,
                thread -> isBlocking(thread.activity().cause()));
        return blocked.atLeast(MUCH).stream()
                .filter(eventLoops::contains)
                .map(thread -> finding(thread, blocked.percent(thread)))
                .toList();
    }

    private static List<ThreadControlBlock> pollers(Case about, Predicate<ThreadControlBlock> polls) {
        return Sightings.of(about, about.past().secondsWithin(Case.LOOKS_NANOS), thread -> true, polls)
                .atLeast(1);
    }

    /** What several threads poll, one after the other: while one of them waits elsewhere, the next one polls. */
    private static Set<Integer> polledInTurns(Case about) {
        Map<Integer, Integer> pollers = new HashMap<>();
        Set<Integer> shared = new HashSet<>();
        for (Snapshot moment : about.past().within(Case.LOOKS_NANOS)) {
            for (ThreadControlBlock thread : moment.threads()) {
                if (!waitsForEvents(thread) || epoll(thread) < 0) continue;
                Integer before = pollers.putIfAbsent(epoll(thread), thread.tid());
                if (before != null && before != thread.tid()) shared.add(epoll(thread));
            }
        }
        return shared;
    }

    private static int epoll(ThreadControlBlock thread) {
        KernelWait wait = thread.kernelWait();
        return wait == null ? -1 : wait.epoll();
    }

    /** For events of connections: who only waits to be woken up has none. */
    private static boolean waitsForEvents(ThreadControlBlock thread) {
        if (thread.activity().cause() != WaitCause.POLL) return false;
        KernelWait wait = thread.kernelWait();
        return wait != null
                && (wait.detail().contains("socket ") || wait.detail().contains("listening "));
    }

    private static boolean isBlocking(@Nullable WaitCause cause) {
        if (cause == null) return false;
        return switch (cause) {
            case MONITOR, LOCK, RESOURCE, CONDITION, SLEEP, SOCKET, FILE, CHILD, FILE_LOCK, NATIVE_LOCK -> true;
            default -> false;
        };
    }

    private Finding finding(ThreadControlBlock loop, double percent) {
        return new Draft(this, Severity.MEDIUM, Confidence.STRONG)
                .hurts(List.of(loop))
                .costs(percent / 100)
                .because(loop.name() + " is " + Words.doing(loop))
                .advises("Hand what waits to another pool of threads, and answer when its result is there.")
                .says(loop.name() + " serves connections as an event loop, but waits for something else "
                        + Words.percent(percent) + " of the time" + Words.place(loop)
                        + "; its connections wait with it.");
    }
}
