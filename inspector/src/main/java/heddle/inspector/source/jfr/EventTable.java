package heddle.inspector.source.jfr;

import static heddle.inspector.source.jfr.EventFields.frames;
import static heddle.inspector.source.jfr.EventFields.javaId;
import static heddle.inspector.source.jfr.EventFields.name;
import static heddle.inspector.source.jfr.EventFields.number;
import static heddle.inspector.source.jfr.EventFields.text;
import static heddle.inspector.source.jfr.EventFields.threadName;
import static heddle.inspector.source.jfr.EventFields.typeName;

import heddle.inspector.observation.EventsLost;
import heddle.inspector.observation.JvmPause;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.StackSampled;
import heddle.inspector.observation.WaitFinished;
import heddle.inspector.observation.WaitFinished.Form;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Which of the recorder's events mean what to us. The whole contract with the recorder is on this page; names and fields
 * are those of JDK 17 to 25.
 */
final class EventTable {
    /** Turns one event into what it says. */
    interface Decoder {
        Observation decode(RecordedEvent event, MonotonicClock clock);
    }

    static final Map<String, Decoder> DECODERS = Map.ofEntries(
            Map.entry("jdk.JavaMonitorEnter", (event, clock) -> wait(event, clock, Form.MONITOR_ENTER, "monitorClass")),
            Map.entry("jdk.JavaMonitorWait", (event, clock) -> wait(event, clock, Form.OBJECT_WAIT, "monitorClass")),
            Map.entry("jdk.ThreadPark", (event, clock) -> wait(event, clock, Form.PARK, "parkedClass")),
            Map.entry("jdk.ThreadSleep", (event, clock) -> wait(event, clock, Form.SLEEP, "")),
            Map.entry("jdk.SocketRead", (event, clock) -> wait(event, clock, Form.IO, "")),
            Map.entry("jdk.SocketWrite", (event, clock) -> wait(event, clock, Form.IO, "")),
            Map.entry("jdk.FileRead", (event, clock) -> wait(event, clock, Form.IO, "")),
            Map.entry("jdk.FileWrite", (event, clock) -> wait(event, clock, Form.IO, "")),
            Map.entry("jdk.FileForce", (event, clock) -> wait(event, clock, Form.IO, "")),
            Map.entry("jdk.ExecutionSample", EventTable::sample),
            Map.entry("jdk.GCPhasePause", (event, clock) -> pause(event, clock, true)),
            Map.entry("jdk.ExecuteVMOperation", (event, clock) -> pause(event, clock, false)),
            Map.entry("jdk.DataLoss", EventTable::lost));

    private EventTable() {}

    private static Observation wait(RecordedEvent event, MonotonicClock clock, Form form, String classField) {
        return new WaitFinished(
                form,
                javaId(event, "eventThread"),
                clock.nanos(event.getStartTime()),
                clock.nanos(event.getEndTime()),
                typeName(event, classField),
                number(event, "address"),
                threadName(event, "previousOwner"),
                frames(event));
    }

    private static Observation sample(RecordedEvent event, MonotonicClock clock) {
        return new StackSampled(clock.nanos(event.getStartTime()), javaId(event, "sampledThread"), frames(event));
    }

    private static Observation pause(RecordedEvent event, MonotonicClock clock, boolean collection) {
        String what = collection ? name(event) : text(event, "operation");
        return new JvmPause(clock.nanos(event.getStartTime()), clock.nanos(event.getEndTime()), what, collection);
    }

    private static Observation lost(RecordedEvent event, MonotonicClock clock) {
        return new EventsLost(number(event, "amount") > 0 ? 1 : 0, 0, "the flight recorder ran out of buffers");
    }
}
