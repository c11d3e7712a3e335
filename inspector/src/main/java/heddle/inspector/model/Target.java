package heddle.inspector.model;

import org.jspecify.annotations.Nullable;

/**
 * The process under inspection. A pid alone can be reused; with its start time it cannot.
 *
 * @param startTicks field 22 of {@code /proc/PID/stat}, clock ticks after boot
 * @param name main class or jar, or the program's name
 * @param jdk version of its JDK, or null when it is no JVM or does not tell
 */
public record Target(
        int pid, long startTicks, String name, @Nullable String jdk) {}
