package heddle.inspector.diagnosis;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import heddle.inspector.diagnosis.LockReport.NamedShare;
import heddle.inspector.diagnosis.LockReport.Role;
import heddle.inspector.diagnosis.LockReport.Site;
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
import java.util.stream.Stream;

/** Says of every lock what it cost in a window. */
final class LockReports {
    /** Looks overrule the recorder, which leaves out short waits, only when enough of them saw somebody wait. */
    private static final long SAMPLES_THAT_COUNT = 20;

    private static final int MOST_SITES = 5;

    private final Window window;
    private final Snapshot to;
    private final Map<LockId, List<FinishedWait>> finished;
    private final Map<LockId, List<Waiter>> waiting;

    private LockReports(Window window) {
        this.window = window;
        this.to = window.to();
        this.finished = to.waits().between(window.from().atNanos(), to.atNanos()).stream()
                .filter(wait -> wait.endNanos() <= to.atNanos())
                .collect(groupingBy(FinishedWait::lock, collectingAndThen(toList(), Waits::joined)));
        this.waiting = to.threads().stream()
                .filter(ThreadControlBlock::isHeldUp)
                .map(thread -> new Waiter(thread, to.ageNanos(thread)))
                .sorted(comparingLong(Waiter::ageNanos).reversed())
                .collect(groupingBy(waiter -> lockOf(waiter.thread())));
    }

    /** Locks that somebody waited for in the window, largest loss first. */
    static List<LockReport> of(Window window) {
        LockReports reports = new LockReports(window);
        return reports.accounts()
                .filter(reports::isWaitedFor)
                .map(reports::report)
                .sorted(comparingDouble(LockReport::lostPerSecond).reversed())
                .toList();
    }

    /** Accounts of locks that were looked at, and empty ones of those that only the recorder told of. */
    private Stream<LockAccount> accounts() {
        Stream<LockAccount> told = finished.keySet().stream()
                .filter(lock -> !to.locks().containsKey(lock))
                .map(lock -> empty(lock, kind(lock)));
        return Stream.concat(to.locks().values().stream(), told);
    }

    private static LockAccount empty(LockId lock, LockKind kind) {
        return new LockAccount(lock, kind, 0, 0, Map.of(), Map.of(), StateTimes.ZERO, null);
    }

    private static LockKind kind(LockId lock) {
        LockKind kind = LockKind.ofParkBlocker(lock.className());
        return kind == LockKind.OTHER ? LockKind.MONITOR : kind;
    }

    private static LockId lockOf(ThreadControlBlock thread) {
        return Objects.requireNonNull(thread.lockWait()).lock();
    }

    private boolean isWaitedFor(LockAccount account) {
        return lostNanos(account) > 0 || finished.containsKey(account.lock()) || waiting.containsKey(account.lock());
    }

    private LockReport report(LockAccount account) {
        LockWaits waits = new LockWaits(
                finished.getOrDefault(account.lock(), List.of()), waiting.getOrDefault(account.lock(), List.of()));
        double sampled = window.nanos() <= 0 ? 0 : (double) lostNanos(account) / window.nanos();
        double measured = measuredPerSecond(waits);
        long samples = account.samples() - before(account).samples();
        boolean overruled = samples >= SAMPLES_THAT_COUNT && measured < sampled / 2;
        boolean recorded = !waits.over().isEmpty() && !overruled;
        return new LockReport(
                account.lock(),
                account.kind(),
                recorded ? measured : sampled,
                recorded ? Evidence.MEASURED : Evidence.SAMPLED,
                owner(waits.open()),
                ownersSeen(account, waits),
                waits.open(),
                waits.over().size(),
                waits.times(window.from().atNanos(), to.atNanos()),
                account.why().minus(before(account).why()),
                sites(account, waits));
    }

    /** The account at the beginning; an empty one when there was none, or when it has been opened anew since. */
    private LockAccount before(LockAccount account) {
        LockAccount before = window.from().locks().get(account.lock());
        if (before != null && before.samples() <= account.samples()) return before;
        return empty(account.lock(), account.kind());
    }

    private long lostNanos(LockAccount account) {
        return account.lostNanos() - before(account).lostNanos();
    }

    /** The sum of recorded waits and of those still open, over the part of the window whose events have arrived. */
    private double measuredPerSecond(LockWaits waits) {
        long from = window.from().atNanos();
        long until = Math.min(to.atNanos(), to.sources().recordedUpToNanos());
        return until <= from ? 0 : (double) waits.nanosWithin(from, until) / (until - from);
    }

    private Optional<ThreadControlBlock> owner(List<Waiter> open) {
        return open.stream()
                .map(waiter -> waiter.thread().owner())
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(owner -> to.byJavaId(owner.javaId()));
    }

    /** Owners by the time others waited: as recorded, or as looked at where the recorder names no owner. */
    private List<NamedShare> ownersSeen(LockAccount account, LockWaits waits) {
        Map<String, Long> recorded = waits.previousOwners();
        Map<String, Long> sums = recorded.isEmpty()
                ? difference(account.ownersSeen(), before(account).ownersSeen())
                : recorded;
        long all = sum(sums);
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

    private List<Site> sites(LockAccount account, LockWaits waits) {
        Map<StackFrame, Long> held =
                difference(account.holderSites(), before(account).holderSites());
        List<Site> sites = new ArrayList<>(sites(held, Role.HOLDER));
        sites.addAll(sites(waits.sites(), Role.WAITER));
        return sites;
    }

    private static List<Site> sites(Map<StackFrame, Long> sums, Role role) {
        long all = sum(sums);
        return sums.entrySet().stream()
                .map(entry -> new Site(entry.getKey(), role, Window.percent(entry.getValue(), all)))
                .sorted(comparingDouble(Site::percent).reversed())
                .limit(MOST_SITES)
                .toList();
    }

    private static long sum(Map<?, Long> sums) {
        return sums.values().stream().mapToLong(Long::longValue).sum();
    }
}
