package heddle.inspector.command;

import heddle.inspector.diagnosis.AwaitedEvent;
import heddle.inspector.diagnosis.Deadlock;
import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.LockCost;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.diagnosis.LockReport.Waiter;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code heddle.locks/1}: who blocks whom, since when, and what it costs. */
final class LocksAnswer {
    private static final String OWNER_HIDDEN =
            "it was being handed over, or a virtual thread owns it: the JVM does not tell which";
    private static final String NOBODY_HAS_IT = "nobody has what is waited for";
    private static final LockReport.Counted NOT_COUNTED = new LockReport.Counted(0, 0, 0, 0, 0);

    private final Diagnosis diagnosis;
    private final Snapshot now;

    LocksAnswer(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.now = diagnosis.window().to();
    }

    Json json(List<String> notes) {
        return Head.of("locks", diagnosis.window(), notes)
                .with("locks", locks())
                .with(
                        "deadlocks",
                        diagnosis.deadlocks().stream().map(this::deadlock).toList())
                .with(
                        "findings",
                        diagnosis.findings().stream().map(LocksAnswer::finding).toList())
                .with("checked", diagnosis.checked())
                .with(
                        "not_checked",
                        diagnosis.notChecked().stream()
                                .map(skipped -> Map.of("rule", skipped.rule(), "why", skipped.why()))
                                .toList());
    }

    private List<Map<String, @Nullable Object>> locks() {
        return Stream.concat(
                        diagnosis.locks().stream().map(this::lock),
                        AwaitedEvent.in(now).stream().map(this::event))
                .toList();
    }

    private Map<String, @Nullable Object> event(AwaitedEvent event) {
        Window window = diagnosis.window();
        return new Json()
                .with("id", event.id().text())
                .with("class", event.id().userClass())
                .with("kind", event.kind().text())
                .with("lost_per_s", 0.0)
                .with("owner", null)
                .with("holders", List.of())
                .with("owners_seen", List.of())
                .with("waiters", event.waiters().stream().map(this::waiter).toList())
                .unknown("waits", "finished waits for what nobody has are not told apart by what they were for")
                .with("wait_ms", waitTimes(event.waitTimes(window.from().atNanos(), now.atNanos())))
                .unknown("hold_ms", NOBODY_HAS_IT)
                .unknown("why", NOBODY_HAS_IT)
                .with("sites", List.of())
                .with("evidence", Map.of("lost_per_s", "inferred"))
                .map();
    }

    private Map<String, @Nullable Object> lock(LockReport lock) {
        Json json = new Json()
                .with("id", lock.id().text())
                .with("class", lock.className())
                .with("kind", lock.kind().text())
                .with("lost_per_s", thousandths(lock.lostPerSecond()))
                .orUnknown(
                        "owner",
                        isOwnerKnown(lock),
                        lock.owner().map(this::owner).orElse(null),
                        OWNER_HIDDEN)
                .with(
                        "holders",
                        lock.holders().stream()
                                .map(holder -> reference(holder).map())
                                .toList())
                .with(
                        "owners_seen",
                        lock.ownersSeen().stream().map(LocksAnswer::ownerSeen).toList())
                .with("waiters", lock.waiters().stream().map(this::waiter).toList())
                .orUnknown(
                        "waits",
                        isRecorded() || lock.counted().isPresent(),
                        lock.waits(),
                        "finished waits are told by the flight recorder only")
                .with("wait_ms", waitTimes(lock.waitTimes()));
        counted(json, lock);
        why(json, lock.why());
        cost(json, lock);
        return json.with("sites", lock.sites().stream().map(LocksAnswer::site).toList())
                .with(
                        "evidence",
                        Map.of("lost_per_s", lock.lostEvidence().text(), "waits", "measured", "why", "sampled"))
                .map();
    }

    /** Other kinds tell their owner, or have none. */
    private static boolean isOwnerKnown(LockReport lock) {
        return lock.kind() != LockKind.MONITOR
                || lock.owner().isPresent()
                || lock.waiters().isEmpty();
    }

    private static void counted(Json json, LockReport lock) {
        Optional<LockReport.Counted> counted = lock.counted();
        LockReport.Counted figures = counted.orElse(NOT_COUNTED);
        boolean ownable = lock.kind().canBeOwned();
        json.orUnknown(
                "owner_named_percent",
                ownable && counted.isPresent(),
                figures.ownerNamedPercent(),
                ownable ? "needs --probe exact" : "such a lock has no owner");
        if (figures.holds() == 0) {
            json.unknown("hold_ms", "needs --probe hold, and a hold that began after somebody had to wait");
            return;
        }
        json.with(
                "hold_ms",
                new Json()
                        .millis("total", figures.holdNanos())
                        .millis("p50", figures.holdP50())
                        .millis("p99", figures.holdP99())
                        .with("count", figures.holds())
                        .map());
    }

    private void cost(Json json, LockReport lock) {
        LockCost cost = lock.cost();
        json.with("lost_error_per_s", thousandths(cost.errorPerSecond()))
                .with("blame_per_s", thousandths(cost.blamedPerSecond()))
                .percent("pressure_percent", cost.pressurePercent())
                .with(
                        "pressure_by_s",
                        cost.seconds().stream()
                                .map(second -> thousandths(100 * second.pressure()))
                                .toList())
                .with(
                        "groups",
                        cost.groups().stream().map(LocksAnswer::ownerSeen).toList())
                .orUnknown(
                        "handoffs_per_s",
                        cost.handOffsPerSecond().isPresent(),
                        thousandths(cost.handOffsPerSecond().orElse(0)),
                        "finished waits are told by the flight recorder only")
                .with("gain", cost.gain().map(LocksAnswer::gain).orElse(null));
    }

    private static Map<String, @Nullable Object> gain(LockCost.Gain gain) {
        return new Json()
                .with("times", thousandths(gain.times()))
                .with("cap", gain.cap().name().toLowerCase(Locale.ROOT))
                .map();
    }

    private static double thousandths(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private boolean isRecorded() {
        return now.sources().minWaitNanos() >= 0;
    }

    private Map<String, @Nullable Object> owner(ThreadControlBlock owner) {
        WaitCause cause = owner.activity().cause();
        return reference(owner.ref())
                .with("state", owner.activity().state().name())
                .with("cause", cause == null ? null : cause.name())
                .with("frames", frames(owner.frames()))
                .map();
    }

    private static Json reference(ThreadRef thread) {
        return new Json()
                .orUnknown("tid", thread.tid() >= 0, thread.tid(), "an unmounted virtual thread has no kernel thread")
                .orUnknown("java_id", thread.javaId() >= 0, thread.javaId(), "not a Java thread")
                .with("name", thread.name());
    }

    private static List<Map<String, @Nullable Object>> frames(List<StackFrame> frames) {
        return frames.stream().map(Frames::json).toList();
    }

    private static Map<String, @Nullable Object> ownerSeen(LockReport.NamedShare share) {
        return new Json()
                .with("name", share.name())
                .percent("percent", share.percent())
                .map();
    }

    private Map<String, @Nullable Object> waiter(Waiter waiter) {
        return reference(waiter.thread().ref())
                .millis("since_ms", waiter.ageNanos())
                .with("frames", frames(waiter.thread().frames()))
                .map();
    }

    private static Map<String, @Nullable Object> waitTimes(LockReport.WaitTimes times) {
        return new Json()
                .millis("total", times.total())
                .millis("p50", times.p50())
                .millis("p99", times.p99())
                .millis("max", times.max())
                .millis("open", times.open())
                .map();
    }

    private static void why(Json json, StateTimes why) {
        long all = why.totalNanos();
        if (all == 0) {
            json.unknown("why", "no owner was seen while others waited");
            return;
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (String name : List.of("running", "ready", "lock", "condition", "io", "sleep", "stopped")) {
            shares.put(name, 0.0);
        }
        shares.put("running", Window.percent(why.runningNanos(), all));
        shares.put("ready", Window.percent(why.readyNanos(), all));
        for (WaitCause cause : WaitCause.values()) {
            shares.merge(ownerActivity(cause), Window.percent(why.waitingNanos(cause), all), Double::sum);
        }
        shares.replaceAll((name, percent) -> Math.round(percent * 100) / 100.0);
        json.with("why", shares);
    }

    private static String ownerActivity(WaitCause cause) {
        if (cause.isLock() || cause == WaitCause.RESOURCE) return "lock";
        if (cause.isIo()) return "io";
        return switch (cause) {
            case SLEEP -> "sleep";
            case SAFEPOINT, STOPPED -> "stopped";
            default -> "condition";
        };
    }

    private static Map<String, @Nullable Object> site(LockReport.Site site) {
        return new Json()
                .with("frame", Frames.json(site.frame()))
                .with("role", site.role().name().toLowerCase(Locale.ROOT))
                .percent("percent", site.percent())
                .map();
    }

    private Map<String, @Nullable Object> deadlock(Deadlock deadlock) {
        return new Json()
                .with("kind", deadlock.kind())
                .with("virtual", deadlock.involvesVirtualThread())
                .with(
                        "threads",
                        deadlock.members().stream().map(LocksAnswer::member).toList())
                .with(
                        "victims",
                        deadlock.victims().stream()
                                .map(victim -> reference(victim.ref()).map())
                                .toList())
                .millis("since_ms", now.atNanos() - deadlock.sinceNanos())
                .with("confidence", deadlock.confidence().text())
                .with("signature", deadlock.signature())
                .map();
    }

    private static Map<String, @Nullable Object> member(Deadlock.Member member) {
        return reference(member.thread().ref())
                .with("holds", member.holds().text())
                .with("waits_on", member.waitsOn().text())
                .with("frames", frames(member.thread().frames()))
                .map();
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        LockId lock = finding.lock();
        Finding.Cause cause = finding.explainedBy();
        return new Json()
                .with("rule", finding.rule())
                .with("severity", finding.severity().text())
                .with("confidence", finding.confidence().text())
                .with("summary", finding.summary())
                .with("evidence", finding.evidence())
                .with("advice", finding.advice())
                .with("concept", finding.concept())
                .with("threads", references(finding.threads()))
                .with("lock", lock == null ? null : lock.text())
                .with("holders", references(finding.holders()))
                .with("lost_per_s", Math.round(finding.blame() * 1000) / 1000.0)
                .with("explained_by", cause == null ? null : explanation(cause))
                .map();
    }

    private static Map<String, @Nullable Object> explanation(Finding.Cause cause) {
        LockId lock = cause.lock();
        return new Json()
                .with("rule", cause.rule())
                .with("lock", lock == null ? null : lock.text())
                .map();
    }

    private static List<Map<String, @Nullable Object>> references(List<ThreadRef> threads) {
        return threads.stream().map(thread -> reference(thread).map()).toList();
    }
}
