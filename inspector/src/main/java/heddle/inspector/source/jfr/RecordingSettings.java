package heddle.inspector.source.jfr;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a recording that is started without an agent records, as arguments of the {@code JFR.start} command.
 *
 * <p>A setting for an event is written with {@code +} before it: without, the JVM says OK and records nothing. Never
 * enabled: events that carry environment variables, system properties or arguments.
 *
 * @param lockThresholdNanos shortest lock wait that is recorded; no other wait is recorded below it either
 */
record RecordingSettings(String name, long lockThresholdNanos) {
    /** A JVM before 24 refuses a longer argument (attachListener.hpp, arg_length_max). */
    static final int MOST_COMMAND_CHARS = 1024;

    /** What bounds it if nobody is left to stop it. */
    private static final String BOUNDS = "maxsize=24m maxage=2m";

    private static final List<String> LOCKS = List.of("JavaMonitorEnter", "ThreadPark");
    private static final List<String> LONG_WAITS = List.of("JavaMonitorWait", "ThreadSleep");
    private static final List<String> SHORT =
            List.of("SocketRead", "SocketWrite", "FileRead", "FileWrite", "FileForce", "ExecuteVMOperation");
    private static final List<String> ALL = List.of("ThreadStart", "GCPhasePause", "DataLoss");

    String startCommand() {
        StringBuilder command = new StringBuilder("JFR.start name=" + name + " settings=none " + BOUNDS);
        LOCKS.forEach(event -> enable(command, event, "threshold", atLeast(0)));
        LONG_WAITS.forEach(event -> enable(command, event, "threshold", atLeast(20)));
        SHORT.forEach(event -> enable(command, event, "threshold", atLeast(1)));
        ALL.forEach(event -> enable(command, event));
        enable(command, "ExecutionSample", "period", "20ms");
        enable(command, "CPULoad", "period", "500ms");
        enable(command, "ThreadAllocationStatistics", "period", "1s");
        return command.toString();
    }

    String stopCommand() {
        return "JFR.stop name=" + name;
    }

    private String atLeast(long millis) {
        return Math.max(millis, TimeUnit.NANOSECONDS.toMillis(lockThresholdNanos)) + "ms";
    }

    private static void enable(StringBuilder command, String event) {
        command.append(" +jdk.").append(event).append("#enabled=true");
    }

    private static void enable(StringBuilder command, String event, String setting, String value) {
        enable(command, event);
        command.append(" +jdk.")
                .append(event)
                .append('#')
                .append(setting)
                .append('=')
                .append(value);
    }
}
