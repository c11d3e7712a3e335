package heddle.inspector.source.attach;

import heddle.inspector.model.Target;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A process that may be attached, as it was when it was looked at.
 *
 * @param startTicks with the pid it names one process for ever; compared before and after each step
 * @param innerPid the pid in its own pid namespace
 * @param uid effective user
 * @param label main class or jar, else the kernel's name of it
 * @param jdk version of its JDK, or null when not known
 * @param folder {@code /proc/PID}
 * @param sameFiles whether it sees the same files under the same names as we do
 */
public record TargetProcess(
        int pid,
        long startTicks,
        int innerPid,
        int uid,
        String label,
        @Nullable String jdk,
        Path folder,
        boolean sameFiles) {

    /** Where a file of the target is for us: under its root when its mounts are not ours. */
    public Path inOurView(String absolutePath) {
        return sameFiles ? Path.of(absolutePath) : folder.resolve("root").resolve(absolutePath.substring(1));
    }

    public Target target() {
        return new Target(pid, startTicks, label, jdk);
    }

    /** {@code 4711 (Tomcat)}. */
    public String text() {
        return pid + " (" + label + ")";
    }

    /** A refusal to attach to this process. */
    public Refusal refusal(Reason reason, String cause, String cure) {
        return new Refusal(reason, "Cannot attach to " + text(), cause, cure);
    }
}
