package heddle.inspector.command;

import heddle.inspector.model.Activity;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ReadyCause;
import heddle.inspector.model.Scheduling;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadDetails;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.ThreadStack;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.RecordedPins;
import heddle.inspector.timeline.RecordedTimes;
import heddle.inspector.timeline.Window;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code heddle.threads/1}: what every thread does, and for what it waits. */
final class ThreadsAnswer {
    private static final String NO_JVM = "its JVM has not told; attach with --mode agent";
    private static final String UNMOUNTED = "an unmounted virtual thread has no kernel thread";
    private static final String NO_STACK =
            "the thread was not seen blocked, or it is not ours: the kernel tells no stack pointer";
    private static final String STACK_NOT_READ = "it was first seen blocked after the address space was read";
    private static final List<String> KERNEL_FIELDS =
            List.of("signal_mask", "signals_blocked", "signals_pending", "last_cpu", "nice", "priority", "policy");

    private final Window window;
    private final RecordedTimes recorded;
    private final RecordedPins pins;
    private final Snapshot now;
    private final IntFunction<Optional<ThreadDetails>> details;
    private final Map<Integer, ThreadStack> stacks;
    private final Map<Long, List<String>> held;
    private final Map<Long, Long> carried = new HashMap<>();

    /**
     * @param stacks where threads have their stacks, as far as they were found
     * @param details reads what the kernel keeps for one thread; empty when it is gone
     */
    ThreadsAnswer(Window window, List<ThreadStack> stacks, IntFunction<Optional<ThreadDetails>> details) {
        this.window = window;
        this.recorded = new RecordedTimes(window);
        this.pins = new RecordedPins(window);
        this.now = window.to();
        this.details = details;
        this.stacks = stacks.stream().collect(Collectors.toMap(ThreadStack::tid, stack -> stack));
        for (ThreadControlBlock thread : now.threads()) {
            ThreadRef carrier = thread.carrier();
            if (carrier != null) carried.put(carrier.javaId(), thread.javaId());
        }
        this.held = now.threads().stream()
                .map(ThreadControlBlock::lockWait)
                .filter(Objects::nonNull)
                .filter(wait -> wait.owner() != null)
                .distinct()
                .collect(Collectors.groupingBy(
                        wait -> Objects.requireNonNull(wait.owner()).javaId(),
                        Collectors.mapping(wait -> wait.lock().text(), Collectors.toList())));
    }

    Json json(List<String> notes) {
        Json json = Head.of("threads", window, notes)
                .with("threads", threads().map(this::thread).toList());
        ProcessAnswer.signals(json, now.particulars().process());
        return json;
    }

    /** Live threads, and those that ended in the window. */
    private Stream<ThreadControlBlock> threads() {
        Stream<ThreadControlBlock> ended = now.terminated().stream()
                .filter(thread -> thread.sinceNanos() > window.from().atNanos());
        return Stream.concat(now.threads().stream(), ended)
                .sorted(Comparator.comparingInt(thread -> thread.tid() < 0 ? Integer.MAX_VALUE : thread.tid()));
    }

    private Map<String, @Nullable Object> thread(ThreadControlBlock thread) {
        Optional<ThreadDetails> kernel = thread.tid() < 0 ? Optional.empty() : details.apply(thread.tid());
        Json json = new Json();
        identity(json, thread);
        state(json, thread, kernel);
        times(json, thread);
        json.with("waits_on", waitsOn(thread));
        kernelWait(json, thread);
        json.with("holds", held.getOrDefault(thread.javaId(), List.of()));
        json.with("stack", thread.frames().stream().map(Frames::json).toList());
        json.with("private", privates(thread, kernel));
        json.with("evidence", evidence(thread));
        return json.map();
    }

    private void identity(Json json, ThreadControlBlock thread) {
        ThreadRef carrier = thread.carrier();
        int tid = carrier == null ? thread.tid() : carrier.tid();
        json.orUnknown("tid", tid >= 0, tid, UNMOUNTED)
                .orUnknown("java_id", thread.javaId() >= 0, thread.javaId(), notTold(thread))
                .with("name", thread.name())
                .with("kind", thread.kind().text())
                .orUnknown("daemon", thread.jvmState() != null, thread.daemon(), notTold(thread))
                .with("carrier_tid", carrier == null || carrier.tid() < 0 ? null : carrier.tid());
        boolean virtual = thread.kind() == ThreadKind.VIRTUAL;
        json.with("pinned", virtual ? thread.pinned() != null : null);
        if (thread.pinned() != null) json.with("pinned_reason", thread.pinned());
        pins.of(thread).ifPresent(share -> json.with("pins", pins(share)));
        if (!virtual && carried.containsKey(thread.javaId()))
            json.with("carries_java_id", carried.get(thread.javaId()));
    }

    /** What the recorder told of waits that kept a carrier, of the virtual thread and of the carrier alike. */
    private static Map<String, @Nullable Object> pins(RecordedPins.Share share) {
        return new Json()
                .with("count", share.count())
                .millis("total_ms", share.nanos())
                .percent("percent", share.percent())
                .millis("longest_ms", share.longest().nanos())
                .with("longest_by", share.longest().name())
                .with("reason", share.longest().reason())
                .map();
    }

    private static String notTold(ThreadControlBlock thread) {
        return thread.kind() == ThreadKind.VM ? "a thread of the JVM itself" : NO_JVM;
    }

    private void state(Json json, ThreadControlBlock thread, Optional<ThreadDetails> kernel) {
        Activity activity = thread.activity();
        WaitCause cause = activity.cause();
        json.with("state", activity.state().name()).with("cause", cause == null ? null : cause.name());
        ReadyCause readyCause = activity.readyCause();
        json.with("ready_cause", readyCause == null ? null : readyCause.text());
        json.with("idle", activity.idle()).millis("since_ms", now.ageNanos(thread));
        json.orUnknown("jvm_state", thread.jvmState() != null, String.valueOf(thread.jvmState()), notTold(thread));
        json.orUnknown(
                "os_state",
                kernel.isPresent(),
                kernel.map(details -> String.valueOf(details.scheduling().state()))
                        .orElse(""),
                gone(thread));
    }

    private static String gone(ThreadControlBlock thread) {
        return thread.tid() < 0 ? UNMOUNTED : "the thread ended before it was read";
    }

    private void times(Json json, ThreadControlBlock thread) {
        StateTimes times = window.times(thread);
        json.with("share", share(thread, times));
        json.with("waiting_by", waitingBy(recorded.of(thread)));
        json.with("transitions", transitions(window.transitions(thread)));
        json.percent("cpu_percent", window.cpuPercent(thread));
        allocated(json, thread);
    }

    private void allocated(Json json, ThreadControlBlock thread) {
        OptionalDouble rate = window.allocatedKbPerSecond(thread);
        if (rate.isPresent()) {
            json.percent("allocated_kb_s", rate.getAsDouble());
        } else {
            json.unknown("allocated_kb_s", notAllocated(thread));
        }
    }

    private String notAllocated(ThreadControlBlock thread) {
        if (thread.kind() == ThreadKind.VIRTUAL) return "the recorder does not tell it of virtual threads";
        if (thread.javaId() < 0) return "not a Java thread, or not known to be one";
        boolean recorded = now.sources().minWaitNanos() >= 0;
        return recorded ? "the recorder has not told it twice yet" : "only the flight recorder tells it";
    }

    private Map<String, @Nullable Object> share(ThreadControlBlock thread, StateTimes times) {
        long life = times.totalNanos();
        Json share = new Json().percent("running", Window.percent(times.runningNanos(), life));
        if (thread.readyKnown()) {
            share.percent("ready", Window.percent(times.readyNanos(), life));
        } else {
            share.unknown("ready", "this kernel does not count run-queue time");
        }
        share.percent("waiting", Window.percent(times.waitingNanos(), life));
        if (thread.kind() == ThreadKind.VIRTUAL)
            return share.with("samples", window.virtualLooks()).map();
        return share.percent("ready_plus_minus", Window.percent(window.uncertainNanos(thread), life))
                .map();
    }

    private static Map<String, Object> waitingBy(StateTimes times) {
        Map<String, Object> shares = new LinkedHashMap<>();
        for (WaitCause cause : WaitCause.values()) {
            double percent = Window.percent(times.waitingNanos(cause), times.totalNanos());
            if (percent > 0) shares.put(cause.name(), Math.round(percent * 100) / 100.0);
        }
        return shares;
    }

    private static Map<String, Object> transitions(Transitions transitions) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("dispatch", transitions.dispatch());
        counts.put("timeout", transitions.timeout());
        counts.put("request", transitions.request());
        counts.put("completion", transitions.completion());
        return counts;
    }

    private @Nullable Map<String, @Nullable Object> waitsOn(ThreadControlBlock thread) {
        LockWait wait = thread.lockWait();
        if (wait == null) return null;
        ThreadRef owner = wait.owner();
        return new Json()
                .with("lock", wait.lock().text())
                .with("class", thread.awaitedClass())
                .with("kind", wait.kind().text())
                .with("owner_tid", owner == null || owner.tid() < 0 ? null : owner.tid())
                .with("owner_java_id", owner == null ? null : owner.javaId())
                .with("owner_name", owner == null ? null : owner.name())
                .with("holders", wait.holders().stream().map(ThreadRef::name).toList())
                .map();
    }

    /** The system call it is blocked in, and what its descriptor leads to. */
    private void kernelWait(Json json, ThreadControlBlock thread) {
        KernelWait wait = thread.kernelWait();
        String refused = now.sources().unavailable().get(SourceStatus.KERNEL_WAITS);
        if (wait == null && refused != null && thread.tid() >= 0) {
            json.unknown("kernel_wait", refused);
        } else {
            json.with("kernel_wait", wait == null ? null : kernelWait(wait, refused));
        }
    }

    private static Map<String, @Nullable Object> kernelWait(KernelWait wait, @Nullable String refused) {
        String whyNot = refused == null ? "blocked outside a system call" : refused;
        return new Json()
                .orUnknown("syscall", wait.syscall() >= 0, wait.syscall(), whyNot)
                .with("on", wait.text().isEmpty() ? null : wait.text())
                .map();
    }

    private Map<String, @Nullable Object> privates(ThreadControlBlock thread, Optional<ThreadDetails> kernel) {
        KernelWait wait = thread.kernelWait();
        boolean stopped = wait != null && wait.stackPointer() != 0;
        String noPointer = "the kernel tells it only while the thread is blocked, and to its owner";
        ThreadStack stack = stacks.get(thread.tid());
        String noStack = thread.tid() < 0 ? UNMOUNTED : stopped ? STACK_NOT_READ : NO_STACK;
        Json json = new Json()
                .orUnknown("stack_reserved_kb", stack != null, stack == null ? -1 : stack.reservedKb(), noStack)
                .orUnknown("stack_resident_kb", stack != null, stack == null ? -1 : stack.residentKb(), noStack)
                .orUnknown("stack_guard_kb", stack != null, stack == null ? -1 : stack.guardKb(), noStack)
                .orUnknown("stack_start", stack != null, stack == null ? null : hex(stack.start()), noStack)
                .orUnknown("sp", stopped, wait == null ? null : hex(wait.stackPointer()), noPointer)
                .orUnknown("pc", stopped, wait == null ? null : hex(wait.programCounter()), noPointer);
        if (kernel.isPresent()) {
            kernel(json, kernel.get());
        } else {
            KERNEL_FIELDS.forEach(field -> json.unknown(field, gone(thread)));
        }
        return json.map();
    }

    private static void kernel(Json json, ThreadDetails details) {
        Scheduling scheduling = details.scheduling();
        json.with("signal_mask", hex(details.blocked().bits()))
                .with("signals_blocked", details.blocked().names())
                .with("signals_pending", details.pending().names())
                .with("last_cpu", scheduling.lastCpu())
                .with("nice", scheduling.nice())
                .with("priority", scheduling.priority())
                .with("policy", scheduling.policy());
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** The kernel tells what a system call waits for; what a JVM does not tell is concluded. */
    private static String causeEvidence(ThreadControlBlock thread) {
        boolean concluded = thread.jvmState() == null || thread.activity().cause() == WaitCause.CLASS_INIT;
        return concluded ? "inferred" : "sampled";
    }

    private static Map<String, Object> evidence(ThreadControlBlock thread) {
        boolean virtual = thread.kind() == ThreadKind.VIRTUAL;
        Map<String, Object> evidence = new TreeMap<>();
        evidence.put("share", virtual ? "sampled" : "measured");
        evidence.put("state", virtual ? "sampled" : "measured");
        if (thread.activity().isWaiting()) evidence.put("cause", causeEvidence(thread));
        if (thread.activity().readyCause() != null) evidence.put("ready_cause", "inferred");
        if (thread.allocation() != null) evidence.put("allocated_kb_s", "measured");
        if (virtual) evidence.put("pinned", "sampled");
        if (thread.owner() != null) evidence.put("owner", "sampled");
        if (!thread.frames().isEmpty()) evidence.put("stack", "sampled");
        return evidence;
    }
}
