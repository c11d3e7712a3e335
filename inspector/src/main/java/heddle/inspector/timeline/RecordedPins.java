package heddle.inspector.timeline;

import static java.util.stream.Collectors.groupingBy;

import heddle.inspector.model.RecordedPin;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long virtual threads that waited kept their carriers in a window, as the recorder told. It leaves out what is shorter
 * than 20 ms, and what still goes on; of that the looks tell.
 */
public final class RecordedPins {
    private final Window window;
    private final Map<Long, List<RecordedPin>> byThread;
    private final Map<Long, List<RecordedPin>> byCarrier;

    public RecordedPins(Window window) {
        this.window = window;
        List<RecordedPin> pins = window.to()
                .waits()
                .pinsBetween(window.from().atNanos(), window.to().atNanos());
        byThread = pins.stream().collect(groupingBy(RecordedPin::javaId));
        byCarrier = pins.stream().collect(groupingBy(RecordedPin::carrierJavaId));
    }

    /**
     * The pins of one virtual thread, or on one carrier.
     *
     * @param nanos their parts inside the window
     * @param percent of the window
     * @param longest the longest of them, which may have begun before the window
     */
    public record Share(int count, long nanos, double percent, RecordedPin longest) {}

    /** The pins of a virtual thread or on a carrier; empty when there were none. */
    public Optional<Share> of(ThreadControlBlock thread) {
        if (thread.javaId() < 0) return Optional.empty();
        Map<Long, List<RecordedPin>> pins = thread.kind() == ThreadKind.VIRTUAL ? byThread : byCarrier;
        return Optional.ofNullable(pins.get(thread.javaId())).map(this::share);
    }

    private Share share(List<RecordedPin> pins) {
        long from = window.from().atNanos();
        long to = window.to().atNanos();
        long nanos = pins.stream().mapToLong(pin -> pin.nanosWithin(from, to)).sum();
        RecordedPin longest =
                pins.stream().max(Comparator.comparingLong(RecordedPin::nanos)).orElseThrow();
        return new Share(pins.size(), nanos, Window.percent(nanos, window.nanos()), longest);
    }
}
