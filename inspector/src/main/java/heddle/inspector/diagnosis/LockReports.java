package heddle.inspector.diagnosis;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import heddle.inspector.diagnosis.LockReport.NamedShare;
import heddle.inspector.diagnosis.LockReport.Role;
import heddle.inspector.diagnosis.LockReport.Site;
import heddle.inspector.diagnosis.LockReport.WaitTimes;
import heddle.inspector.diagnosis.LockReport.Waiter;
import heddle.inspector.model.Evidence;
import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Says of every lock what it cost in a window. */
final class LockReports {
    /** Looks overrule the recorder, which leaves out short waits, only when enough of them saw somebody wait. */
    private static final long SAMPLES_THAT_COUNT = 20;

    private static final int MOST_SITES = 5;
    private static final long SHORTEST_WAIT_NANOS = 1_000;

    private final Window window;
    private final Snapshot to;
    private final Map<LockId, List<FinishedWait>> finished;
    private final Map<LockId, List<Waiter>> waiting;

    private LockReports(Window window) {
        this.window = window;
        this.to = window.to();
        this.finished = to.waits().between(window.from().atNanos(), to.atNanos()).stream()
                .collect(Collectors.groupingBy(
                        FinishedWait::lock, Collectors.collectingAndThen(Collectors.toList(), Waits::joined)));
        this.waiting = to.threads().stream()
                .filter(ThreadControlBlock::isHeldUp)
                .map(thread -> new Waiter(thread, to.ageNanos(thread)))
                .sorted(comparingLong(Waiter::ageNanos).reversed())
                .collect(Collectors.groupingBy(waiter -> lockOf(waiter.thread())));
    }

    /** Locks that somebody waited for in the window, largest loss first. */
    static List<LockReport> of(Window window) {
        LockReports reports = new LockReports(window);
        return reports.accounts()
                .map(reports::report)
                .filter(report ->
                        report.lostPerSecond() > 0 || !report.waiters().isEmpty())
                .sorted(comparingDouble(LockReport::lostPerSecond).reversed())
                .toList();
    }

    /** Accounts of locks that were looked at, and empty ones of those that only the recorder told of. */
    private Stream<LockAccount> accounts() {
        Map<LockId, LockAccount> looked = to.locks();
        Stream<LockAccount> told = finished.keySet().stream()
                .filter(lock -> !looked.containsKey(lock))
                .map(lock -> new LockAccount(lock, kind(lock), 0, 0, Map.of(), Map.of(), StateTimes.ZERO, null));
        return Stream.concat(looked.values().stream(), told);
    }

    private static LockKind kind(LockId lock) {
        LockKind kind = LockKind.ofParkBlocker(lock.className());
        return kind == LockKind.OTHER ? LockKind.MONITOR : kind;
    }

    private static LockId lockOf(ThreadControlBlock thread) {
        return Objects.requireNonNull(thread.lockWait()).lock();
    }

    private LockReport report(LockAccount account) {
        LockAccount before = window.from().locks().get(account.lock());
        List<FinishedWait> over = finished.getOrDefault(account.lock(), List.of());
        List<Waiter> open = waiting.getOrDefault(account.lock(), List.of());
        double sampled = sampledPerSecond(account, before);
        double measured = measuredPerSecond(over, open);
        long samples = account.samples() - (before == null ? 0 : before.samples());
        boolean overruled = samples >= SAMPLES_THAT_COUNT && measured < sampled / 2;
        boolean recorded = !over.isEmpty() && !overruled;
        return new LockReport(
                account.lock(),
                account.kind(),
                recorded ? measured : sampled,
                recorded ? Evidence.MEASURED : Evidence.SAMPLED,
                owner(open),
                ownersSeen(account, before, over),
                open,
                over.size(),
                waitTimes(over, open),
                before == null ? account.why() : account.why().minus(before.why()),
                sites(account, before, over, open));
    }

    private double sampledPerSecond(LockAccount account, @Nullable LockAccount before) {
        long lost = account.lostNanos() - (before == null ? 0 : before.lostNanos());
        return window.nanos() <= 0 ? 0 : (double) lost / window.nanos();
    }

    /** The sum of recorded waits and of those still open, over the part of the window whose events have arrived. */
    private double measuredPerSecond(List<FinishedWait> over, List<Waiter> open) {
        long from = window.from().atNanos();
        long until = Math.min(to.atNanos(), to.sources().recordedUpToNanos());
        if (until <= from) return 0;
        long lost =
                over.stream().mapToLong(wait -> wait.nanosWithin(from, until)).sum()
                        + open.stream()
                                .mapToLong(waiter -> openNanos(waiter, from, until))
                                .sum();
        return (double) lost / (until - from);
    }

    private long openNanos(Waiter waiter, long fromNanos, long untilNanos) {
        return Math.max(0, untilNanos - Math.max(fromNanos, to.atNanos() - waiter.ageNanos()));
    }

    private Optional<ThreadControlBlock> owner(List<Waiter> open) {
        return open.stream()
                .map(waiter -> waiter.thread().owner())
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(owner -> to.byJavaId(owner.javaId()));
    }

    /** Owners by the time others waited: as recorded, or as looked at where the recorder names no owner. */
    private static List<NamedShare> ownersSeen(
            LockAccount account, @Nullable LockAccount before, List<FinishedWait> over) {
        Map<String, Long> sums = new HashMap<>();
        over.stream()
                .filter(wait -> !wait.previousOwner().isEmpty())
                .forEach(wait -> sums.merge(wait.previousOwner(), wait.nanos(), Long::sum));
        if (sums.isEmpty()) {
            sums.putAll(difference(account.ownersSeen(), before == null ? Map.of() : before.ownersSeen()));
        }
        long all = sums.values().stream().mapToLong(Long::longValue).sum();
        return sums.entrySet().stream()
                .map(entry -> new NamedShare(entry.getKey(), Window.percent(entry.getValue(), all)))
                .sorted(comparingDouble(NamedShare::percent).reversed())
                .toList();
    }

    private static <K> Map<K, Long> difference(Map<K, Long> now, Map<K, Long> before) {
        Map<K, Long> difference = new HashMap<>();
        now.forEach((key, nanos) -> difference.put(key, nanos - before.getOrDefault(key, 0L)));
        difference.values().removeIf(nanos -> nanos <= 0);
        return difference;
    }

    private WaitTimes waitTimes(List<FinishedWait> over, List<Waiter> open) {
        Histogram lengths = new Histogram(2);
        over.forEach(wait -> lengths.recordValue(Math.max(SHORTEST_WAIT_NANOS, wait.nanos())));
        open.forEach(waiter -> lengths.recordValue(Math.max(SHORTEST_WAIT_NANOS, waiter.ageNanos())));
        long total = over.stream()
                        .mapToLong(wait -> wait.nanosWithin(window.from().atNanos(), to.atNanos()))
                        .sum()
                + open.stream()
                        .mapToLong(waiter -> openNanos(waiter, window.from().atNanos(), to.atNanos()))
                        .sum();
        return new WaitTimes(
                total,
                lengths.getValueAtPercentile(50),
                lengths.getValueAtPercentile(99),
                lengths.getMaxValue(),
                open.stream().mapToLong(Waiter::ageNanos).max().orElse(0));
    }

    private List<Site> sites(
            LockAccount account, @Nullable LockAccount before, List<FinishedWait> over, List<Waiter> open) {
        List<Site> sites = new ArrayList<>();
        sites.addAll(sites(
                difference(account.holderSites(), before == null ? Map.of() : before.holderSites()), Role.HOLDER));
        sites.addAll(sites(waiterSites(over, open), Role.WAITER));
        return sites;
    }

    private Map<StackFrame, Long> waiterSites(List<FinishedWait> over, List<Waiter> open) {
        Map<StackFrame, Long> sums = new HashMap<>();
        over.forEach(wait ->
                StackFrame.firstOwn(wait.frames()).ifPresent(site -> sums.merge(site, wait.nanos(), Long::sum)));
        open.forEach(waiter -> StackFrame.firstOwn(waiter.thread().frames())
                .ifPresent(site -> sums.merge(site, waiter.ageNanos(), Long::sum)));
        return sums;
    }

    private static List<Site> sites(Map<StackFrame, Long> sums, Role role) {
        long all = sums.values().stream().mapToLong(Long::longValue).sum();
        return sums.entrySet().stream()
                .map(entry -> new Site(entry.getKey(), role, Window.percent(entry.getValue(), all)))
                .sorted(comparingDouble(Site::percent).reversed())
                .limit(MOST_SITES)
                .toList();
    }
}
