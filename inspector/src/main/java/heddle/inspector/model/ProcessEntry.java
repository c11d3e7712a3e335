package heddle.inspector.model;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list of processes.
 *
 * @param startedEpochMillis wall-clock start
 * @param main main class or jar of a JVM, the program's name otherwise; secrets in arguments never get here
 * @param commandLine the whole command line, redacted
 * @param jvm whether it runs a Java virtual machine
 * @param jdk version of its JDK, or null when it does not tell
 * @param cpuPercent of one core since the last look, empty at the first
 * @param rssKb resident set, -1 when unknown
 * @param whyNotAttachable why Heddle could not attach, in one sentence, or empty when it could
 */
public record ProcessEntry(
        int pid,
        int ppid,
        long startTicks,
        long startedEpochMillis,
        String user,
        String main,
        String commandLine,
        boolean jvm,
        @Nullable String jdk,
        int threads,
        OptionalDouble cpuPercent,
        long rssKb,
        char state,
        String whyNotAttachable) {

    public boolean attachable() {
        return whyNotAttachable.isEmpty();
    }

    public ProcessEntry withWhyNotAttachable(String why) {
        return new ProcessEntry(
                pid,
                ppid,
                startTicks,
                startedEpochMillis,
                user,
                main,
                commandLine,
                jvm,
                jdk,
                threads,
                cpuPercent,
                rssKb,
                state,
                why);
    }
}
