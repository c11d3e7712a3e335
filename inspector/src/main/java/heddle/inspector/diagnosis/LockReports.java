package heddle.inspector.diagnosis;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
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
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ProbedLock;
import heddle.inspector.model.RecordedWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of every lock what it cost in a window. */
final class LockReports {
    /** Looks overrule the recorder, which leaves out short waits, only when enough of them saw somebody wait. */
    private static final long SAMPLES_THAT_COUNT = 20;

    private static final int MOST_SITES = 5;

    private final Window window;
    private final Snapshot to;
    private final Map<LockId, List<FinishedWait>> finished;
    private final Map<LockId, List<Waiter>> waiting;
    private @Nullable Workload workload;

    private LockReports(Window window) {
        this.window = window;
        this.to = window.to();
        Map<Long, RecordedWait> recorded = lastRecorded();
        this.waiting = to.threads().stream()
                .filter(ThreadControlBlock::isHeldUp)
                .map(thread -> new Waiter(thread, ageNanos(thread, recorded)))
                .sorted(comparingLong(Waiter::ageNanos).reversed())
                .collect(groupingBy(waiter -> lockOf(waiter.thread())));
        this.finished = named(to.waits().between(window.from().atNanos(), to.atNanos()).stream()
                .filter(wait -> wait.endNanos() <= to.atNanos())
                .collect(groupingBy(FinishedWait::lock, collectingAndThen(toList(), Waits::joined))));
    }

    /**
     * A look knows when a wait began to the time since the look before, and not whether it still goes on at the window's end.
     * The recorder knows both once it has told all.
     */
    private long ageNanos(ThreadControlBlock thread, Map<Long, RecordedWait> lastRecorded) {
        long age = to.ageNanos(thread);
        RecordedWait last = lastRecorded.get(thread.javaId());
        if (last == null) return age;
        boolean over = last.endNanos() <= to.atNanos();
        return over ? Math.min(age, to.atNanos() - last.endNanos()) : to.atNanos() - last.startNanos();
    }

    /** Of each thread, by its Java id, the last recorded wait of the window; none as long as some may be missing. */
    private Map<Long, RecordedWait> lastRecorded() {
        Map<Long, RecordedWait> last = new HashMap<>();
        if (recordedUntil() < to.atNanos()) return last;
        for (RecordedWait wait : to.waits().recordedBetween(window.from().atNanos(), to.atNanos())) {
            if (wait.javaId() == RecordedWait.EVERY_THREAD) continue;
            last.merge(wait.javaId(), wait, (one, other) -> one.endNanos() > other.endNanos() ? one : other);
        }
        return last;
    }

    /**
     * A lock that only the recorder told of and one that only looks saw are the same when there is but one of each of their
     * class, and nobody waits for it now: its waits were too short to be met in the middle.
     */
    private Map<LockId, List<FinishedWait>> named(Map<LockId, List<FinishedWait>> recorded) {
        Map<String, Long> told = recorded.keySet().stream().collect(groupingBy(LockId::className, counting()));
        Map<LockId, List<FinishedWait>> named = new HashMap<>();
        recorded.forEach((lock, waits) -> {
            boolean alone = lock.address() != 0 && told.getOrDefault(lock.className(), 0L) == 1;
            named.put(alone ? onlySeen(lock.className()).orElse(lock) : lock, waits);
        });
        return named;
    }

    private Optional<LockId> onlySeen(String className) {
        List<LockId> seen = to.locks().keySet().stream()
                .filter(lock -> lock.className().equals(className))
                .toList();
        boolean over = seen.size() == 1 && !waiting.containsKey(seen.get(0));
        return over ? Optional.of(seen.get(0)) : Optional.empty();
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

    /**
     * Accounts of locks that were looked at, and empty ones of those that only the recorder told of, or that only the kernel
     * knows to be waited for.
     */
    private Stream<LockAccount> accounts() {
        Map<LockId, LockAccount> told = new LinkedHashMap<>(to.locks());
        finished.keySet().forEach(lock -> told.computeIfAbsent(lock, id -> empty(id, kind(id))));
        waiting.forEach((lock, waiters) -> {
            if (isUnknownToLooks(kind(waiters.get(0)))) told.putIfAbsent(lock, empty(lock, kind(waiters.get(0))));
        });
        return told.values().stream();
    }

    private static boolean isUnknownToLooks(LockKind kind) {
        return kind == LockKind.CLASS_INIT || kind == LockKind.FILE || kind == LockKind.NATIVE;
    }

    private static LockKind kind(Waiter waiter) {
        return Objects.requireNonNull(waiter.thread().lockWait()).kind();
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
        return lostNanos(account) > 0
                || counted(account).map(ProbedLock::waits).orElse(0L) > 0
                || finished.containsKey(account.lock())
                || waiting.containsKey(account.lock());
    }

    private LockReport report(LockAccount account) {
        LockWaits waits = new LockWaits(
                finished.getOrDefault(account.lock(), List.of()),
                waiting.getOrDefault(account.lock(), List.of()),
                to.atNanos());
        double sampled = window.nanos() <= 0 ? 0 : (double) lostNanos(account) / window.nanos();
        boolean onlyOpen = waits.over().isEmpty() && to.locks().get(account.lock()) == null;
        double measured = measuredPerSecond(waits, onlyOpen ? to.atNanos() : recordedUntil());
        long samples = account.samples() - before(account).samples();
        boolean overruled = samples >= SAMPLES_THAT_COUNT && measured < sampled / 2;
        Optional<ProbedLock> counted = counted(account);
        boolean recorded = (!waits.over().isEmpty() && !overruled) || onlyOpen || counted.isPresent();
        LockReport.WaitTimes times = counted.map(
                        lock -> CountedWaits.times(lock, waits.open(), openBefore(account.lock())))
                .orElseGet(() -> waits.times(window.from().atNanos(), to.atNanos()));
        double lost = counted.isPresent()
                ? (double) times.total() / Math.max(1, window.nanos())
                : recorded ? measured : sampled;
        return new LockReport(
                account.lock(),
                account.kind(),
                lost,
                recorded ? Evidence.MEASURED : Evidence.SAMPLED,
                owner(waits.open()),
                counted.isPresent() ? shares(counted.get().owners()) : ownersSeen(account, waits),
                waits.open(),
                counted.map(ProbedLock::waits).orElse((long) waits.over().size()),
                times,
                account.why().minus(before(account).why()),
                sites(account, waits),
                cost(account, waits, lost, recorded),
                counted.map(CountedWaits::report));
    }

    /** What a probe has counted in the window; it stands for the time up to its last word before either end. */
    private Optional<ProbedLock> counted(LockAccount account) {
        ProbedLock now = account.probed();
        if (now == null) return Optional.empty();
        ProbedLock before = before(account).probed();
        return Optional.of(before == null ? now : now.minus(before));
    }

    /** How long those had waited already who waited when the window began. */
    private long openBefore(LockId lock) {
        return window.from().threads().stream()
                .filter(thread -> thread.isHeldUp() && lockOf(thread).equals(lock))
                .mapToLong(window.from()::ageNanos)
                .sum();
    }

    private LockCost cost(LockAccount account, LockWaits waits, double lost, boolean recorded) {
        Workload all = workload();
        LockAccount before = before(account);
        long samples = account.samples() - before.samples();
        double perSample = samples <= 0 ? 0 : (double) lostNanos(account) / samples;
        double error =
                recorded || window.nanos() <= 0 ? 0 : 2 * Math.sqrt((double) samples) * perSample / window.nanos();
        double blamed = (double) (account.blamedNanos() - before.blamedNanos()) / Math.max(1, window.nanos());
        return new LockCost(
                error,
                Math.max(blamed, 0),
                all.pressurePercent(lost),
                groups(account, waits, recorded),
                handOffs(waits),
                all.gain(lost),
                account.seconds());
    }

    private Workload workload() {
        Workload known = workload;
        if (known == null) {
            known = new Workload(window);
            workload = known;
        }
        return known;
    }

    private List<NamedShare> groups(LockAccount account, LockWaits waits, boolean recorded) {
        Map<String, Long> waited = recorded
                ? byGroup(waits.byThread(window.from().atNanos(), recordedUntil()))
                : difference(account.waiters(), before(account).waiters());
        return waited.entrySet().stream()
                .map(group -> new NamedShare(group.getKey(), share(group.getKey(), group.getValue())))
                .filter(group -> group.percent() > 0)
                .sorted(comparingDouble(NamedShare::percent).reversed())
                .toList();
    }

    private Map<String, Long> byGroup(Map<Long, Long> byThread) {
        Map<String, Long> sums = new HashMap<>();
        byThread.forEach((thread, nanos) -> sums.merge(workload().group(thread), nanos, Long::sum));
        return sums;
    }

    private double share(String group, long waitedNanos) {
        return Math.min(100, Window.percent(waitedNanos, workload().lifeNanos(group)));
    }

    private OptionalDouble handOffs(LockWaits waits) {
        long nanos = recordedUntil() - window.from().atNanos();
        if (to.sources().minWaitNanos() < 0 || nanos <= 0) return OptionalDouble.empty();
        return OptionalDouble.of(waits.over().size() * 1e9 / nanos);
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
    private double measuredPerSecond(LockWaits waits, long until) {
        long from = window.from().atNanos();
        return until <= from ? 0 : (double) waits.nanosWithin(from, until) / (until - from);
    }

    private long recordedUntil() {
        return Math.min(to.atNanos(), to.sources().recordedUpToNanos());
    }

    /** Who waits to be notified by a monitor has let go of it since another one saw him own it. */
    private Optional<ThreadControlBlock> owner(List<Waiter> open) {
        return open.stream()
                .map(waiter -> waiter.thread().owner())
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(owner -> to.byJavaId(owner.javaId()))
                .filter(owner ->
                        !isCondition(owner.lockWait(), lockOf(open.get(0).thread())));
    }

    private static boolean isCondition(@Nullable LockWait wait, LockId lock) {
        return wait != null && wait.kind() == LockKind.CONDITION && wait.lock().equals(lock);
    }

    /** Owners by the time others waited: as recorded, or as looked at where the recorder names no owner. */
    private List<NamedShare> ownersSeen(LockAccount account, LockWaits waits) {
        Map<String, Long> recorded = waits.previousOwners();
        Map<String, Long> sums = recorded.isEmpty()
                ? difference(account.ownersSeen(), before(account).ownersSeen())
                : recorded;
        return shares(sums);
    }

    private static List<NamedShare> shares(Map<String, Long> sums) {
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
