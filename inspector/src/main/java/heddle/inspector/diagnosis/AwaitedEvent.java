package heddle.inspector.diagnosis;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import heddle.inspector.diagnosis.LockReport.WaitTimes;
import heddle.inspector.diagnosis.LockReport.Waiter;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import java.util.List;
import java.util.Objects;

/**
 * Something that nobody has and threads wait for: that a latch opens, that a result is there, that they are notified. Such
 * waiting is not lost to anybody, so it counts nowhere as contention.
 *
 * @param waiters who waits now, longest first
 */
public record AwaitedEvent(LockId id, LockKind kind, List<Waiter> waiters) {

    /** All of a moment, those waited for by most first. A worker whose stack is not known yet may be idle, and is left out. */
    public static List<AwaitedEvent> in(Snapshot now) {
        return now.threads().stream()
                .filter(AwaitedEvent::waitsForOne)
                .map(thread -> new Waiter(thread, now.ageNanos(thread)))
                .sorted(comparingLong(Waiter::ageNanos).reversed())
                .collect(groupingBy(waiter -> wait(waiter).lock()))
                .entrySet()
                .stream()
                .map(event -> new AwaitedEvent(
                        event.getKey(), wait(event.getValue().get(0)).kind(), event.getValue()))
                .sorted(comparing((AwaitedEvent event) -> event.waiters().size())
                        .reversed()
                        .thenComparing(event -> event.id().text()))
                .toList();
    }

    private static boolean waitsForOne(ThreadControlBlock thread) {
        LockWait wait = thread.lockWait();
        return wait != null
                && wait.kind() != LockKind.OTHER
                && !wait.isContended()
                && thread.activity().isWaiting()
                && !thread.activity().idle()
                && (!thread.frames().isEmpty() || thread.kind() == ThreadKind.VIRTUAL);
    }

    private static LockWait wait(Waiter waiter) {
        return Objects.requireNonNull(waiter.thread().lockWait());
    }

    /** How long those have waited in a window who wait now. */
    public WaitTimes waitTimes(long fromNanos, long untilNanos) {
        return new LockWaits(List.of(), waiters, untilNanos).times(fromNanos, untilNanos);
    }
}
