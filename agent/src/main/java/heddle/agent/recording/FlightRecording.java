package heddle.agent.recording;

import java.io.Closeable;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Our recording, as jdk.jfr knows it. Where that module is absent, the first call is a {@link LinkageError}.
 *
 * <p>Events that this JDK does not have are settings that nobody reads. Never enabled: what carries environment variables,
 * system properties or arguments.
 */
final class FlightRecording implements Closeable {

    private static final long MAX_BYTES = 24 * 1024 * 1024;
    private static final Duration LONG_WAIT = Duration.ofMillis(20);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Recording recording = new Recording();

    FlightRecording(String name, Duration lockThreshold) {
        recording.setName(name);
        recording.setToDisk(true);
        recording.setMaxSize(MAX_BYTES);
        recording.setDumpOnExit(false);
        disableApplicationEvents();
        setLockThreshold(lockThreshold);
        enablePauses();
        setPeriods();
        enableWithoutStack("jdk.ThreadStart", "jdk.ThreadEnd", "jdk.DataLoss", "jdk.GarbageCollection");
    }

    /**
     * Makes JFR ready, which creates its repository folder and writes nothing into it yet.
     *
     * @throws IllegalStateException if JFR cannot run here
     */
    static void initialize() {
        if (!FlightRecorder.isAvailable()) {
            throw new IllegalStateException("this JVM was built without Flight Recorder");
        }
        FlightRecorder.getFlightRecorder();
        initializeHandlers();
    }

    void start() {
        recording.start();
    }

    boolean isRunning() {
        return recording.getState() == RecordingState.RUNNING;
    }

    /** Sets the shortest lock wait that is recorded; no other wait is recorded below it either. */
    void setLockThreshold(Duration threshold) {
        enable(threshold, "JavaMonitorEnter", "ThreadPark");
        enable(longer(threshold, LONG_WAIT), "JavaMonitorWait", "ThreadSleep", "VirtualThreadPinned");
        enable(longer(threshold, SHORT), "SocketRead", "SocketWrite", "FileRead", "FileWrite", "FileForce");
    }

    private void enable(Duration threshold, String... waits) {
        for (String wait : waits) {
            recording.enable("jdk." + wait).withThreshold(threshold).withStackTrace();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Stops it if it still runs and lets go of its chunks. */
    @Override
    public void close() {
        recording.close();
    }

    private void enablePauses() {
        for (String pause : new String[] {"GCPhasePause", "SafepointBegin", "ExecuteVMOperation"}) {
            recording.enable("jdk." + pause).withThreshold(SHORT).withoutStackTrace();
        }
    }

    /** The load is one event a period: it tells how far the recording has come where nothing else happens. */
    private void setPeriods() {
        long threads = ManagementFactory.getThreadMXBean().getThreadCount();
        recording.enable("jdk.ExecutionSample").withPeriod(samplePeriod(threads));
        recording.enable("jdk.CPULoad").withPeriod(Duration.ofMillis(500));
        recording.enable("jdk.ThreadAllocationStatistics").withPeriod(allocationPeriod(threads));
    }

    /** Each sample goes through the list of all threads: 10,000 of them at 20 ms took the target 7 % of a core. */
    private static Duration samplePeriod(long threads) {
        return Duration.ofMillis(Math.max(20, threads / 50));
    }

    /** Each period it is an event a thread: at most 500 a second of those that live now. */
    private static Duration allocationPeriod(long threads) {
        return Duration.ofMillis(Math.max(1000, 2 * threads));
    }

    private void enableWithoutStack(String... events) {
        for (String event : events) {
            recording.enable(event).withoutStackTrace();
        }
    }

    /** Any recording turns on the events that applications define, unless it says no. */
    private void disableApplicationEvents() {
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            if (!type.getName().startsWith("jdk.")) {
                recording.disable(type.getName());
            }
        }
    }

    /**
     * JDK-8371889, before 22: a thread that does its first file or socket I/O and one that looks up an event can each hold
     * the class that the other initializes. Not before JFR has its events, or the handlers would stay null for good.
     */
    private static void initializeHandlers() {
        try {
            Class.forName("jdk.jfr.events.Handlers", true, null);
        } catch (ClassNotFoundException e) {
            // A JDK without that class is one without that deadlock.
        }
    }
}
