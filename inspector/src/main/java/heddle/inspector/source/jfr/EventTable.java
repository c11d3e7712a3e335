package heddle.inspector.source.jfr;

import static heddle.inspector.source.jfr.Fields.bounded;
import static heddle.inspector.source.jfr.Fields.className;
import static heddle.inspector.source.jfr.Fields.flag;
import static heddle.inspector.source.jfr.Fields.number;
import static heddle.inspector.source.jfr.Fields.text;
import static heddle.inspector.source.jfr.Fields.thread;
import static heddle.inspector.source.jfr.Fields.threadName;
import static java.util.Map.entry;

import heddle.inspector.observation.EventsLost;
import heddle.inspector.observation.JvmPause;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.StackSampled;
import heddle.inspector.observation.ThreadPinned;
import heddle.inspector.observation.WaitFinished;
import heddle.inspector.observation.WaitFinished.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/** Which event of the recorder says what. */
final class EventTable {
    /** What an event says; empty when it is of use for its time and the threads it names alone. */
    private interface Decoder {
        Optional<Observation> decode(RecordedEvent event);
    }

    /** Operations of the JVM that belong to a collection, whose pauses have events of their own. */
    private static final List<String> COLLECTING = List.of("G1", "Z", "X", "Shenandoah", "Parallel");

    private final MonotonicClock clock;
    private final SeenStacks stacks;
    private final Map<String, Decoder> decoders = Map.ofEntries(
            entry("jdk.JavaMonitorEnter", this::monitorEnter),
            entry("jdk.JavaMonitorWait", event -> wait(Form.OBJECT_WAIT, event, className(event, "monitorClass"))),
            entry("jdk.ThreadPark", event -> wait(Form.PARK, event, className(event, "parkedClass"))),
            entry("jdk.ThreadSleep", event -> wait(Form.SLEEP, event, "")),
            entry("jdk.VirtualThreadPinned", this::pinned),
            entry("jdk.SocketRead", this::socket),
            entry("jdk.SocketWrite", this::socket),
            entry("jdk.FileRead", this::file),
            entry("jdk.FileWrite", this::file),
            entry("jdk.FileForce", this::file),
            entry("jdk.ExecutionSample", this::sample),
            entry("jdk.GCPhasePause", event -> pause(event, text(event, "name"), true)),
            entry("jdk.ExecuteVMOperation", this::operation),
            entry("jdk.DataLoss", EventTable::loss),
            entry("jdk.ThreadStart", event -> Optional.empty()),
            entry("jdk.CPULoad", event -> Optional.empty()),
            entry(AllocationCounters.EVENT, event -> Optional.empty()));

    EventTable(MonotonicClock clock, SeenStacks stacks) {
        this.clock = clock;
        this.stacks = stacks;
    }

    /** The events that say anything here. */
    Set<String> names() {
        return decoders.keySet();
    }

    /** What an event says, which may be nothing. */
    Optional<Observation> decode(RecordedEvent event) {
        Decoder decoder = decoders.get(event.getEventType().getName());
        return decoder == null ? Optional.empty() : decoder.decode(event);
    }

    private Optional<Observation> monitorEnter(RecordedEvent event) {
        return wait(Form.MONITOR_ENTER, event, className(event, "monitorClass"));
    }

    private Optional<Observation> socket(RecordedEvent event) {
        String host = text(event, "host");
        String name = host.isEmpty() ? text(event, "address") : host;
        return wait(Form.IO, event, "socket " + name + ":" + number(event, "port"));
    }

    private Optional<Observation> file(RecordedEvent event) {
        return wait(Form.IO, event, "file " + text(event, "path"));
    }

    private Optional<Observation> wait(Form form, RecordedEvent event, String what) {
        RecordedThread thread = event.getThread();
        if (thread == null || thread.getJavaThreadId() < 0) return Optional.empty();
        return Optional.of(new WaitFinished(
                form,
                thread.getJavaThreadId(),
                clock.nanos(event.getStartTime()),
                clock.nanos(event.getEndTime()),
                what,
                number(event, "address"),
                threadName(event, "previousOwner"),
                stacks.frames(event)));
    }

    private Optional<Observation> pinned(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        if (thread == null || thread.getJavaThreadId() < 0) return Optional.empty();
        RecordedThread carrier = thread(event, "carrierThread");
        return Optional.of(new ThreadPinned(
                thread.getJavaThreadId(),
                bounded(thread.getJavaName()),
                carrier == null ? -1 : carrier.getJavaThreadId(),
                clock.nanos(event.getStartTime()),
                clock.nanos(event.getEndTime()),
                text(event, "pinnedReason"),
                stacks.frames(event)));
    }

    private Optional<Observation> sample(RecordedEvent event) {
        RecordedThread thread = thread(event, "sampledThread");
        if (thread == null || thread.getJavaThreadId() < 0) return Optional.empty();
        return Optional.of(
                new StackSampled(clock.nanos(event.getStartTime()), thread.getJavaThreadId(), stacks.frames(event)));
    }

    private Optional<Observation> operation(RecordedEvent event) {
        String name = text(event, "operation");
        boolean collects = name.contains("Collect") || COLLECTING.stream().anyMatch(name::startsWith);
        return flag(event, "safepoint") && !collects ? pause(event, name, false) : Optional.empty();
    }

    private Optional<Observation> pause(RecordedEvent event, String what, boolean collection) {
        long start = clock.nanos(event.getStartTime());
        return Optional.of(new JvmPause(start, clock.nanos(event.getEndTime()), what, collection));
    }

    /** The recorder tells bytes; that at least one event was in them is all that is known. */
    private static Optional<Observation> loss(RecordedEvent event) {
        return Optional.of(
                new EventsLost(1, 0, "the target's recorder dropped " + number(event, "amount") + " bytes of events"));
    }
}
