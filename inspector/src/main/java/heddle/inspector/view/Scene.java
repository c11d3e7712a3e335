package heddle.inspector.view;

import heddle.inspector.model.ProcessEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the screens may show at one moment. Built once a tick away from the thread that draws, which then only
 * sorts, filters and paints.
 *
 * @param nowNanos the moment, on the clock of {@link heddle.inspector.model.Snapshot#atNanos}
 * @param at the same moment on the wall clock
 * @param processes the processes to choose from
 * @param picture what is known of the chosen process, or null before the first look at it
 */
public record Scene(
        long nowNanos,
        Instant at,
        Host host,
        List<ProcessEntry> processes,
        Connection connection,
        @Nullable Picture picture)
        implements Msg.Data {

    public Scene {
        processes = List.copyOf(processes);
    }

    /** Before anything was looked at. */
    public static Scene empty(Host host, long nowNanos, Instant at) {
        return new Scene(nowNanos, at, host, List.of(), new Connection.Looking(), null);
    }

    /** A newer scene holds all that an older one did. */
    @Override
    public boolean isSuperseded() {
        return true;
    }

    /** This scene on the way to another process, until news of it come. */
    Scene attaching(int pid) {
        String name = process(pid).map(ProcessEntry::main).orElse("");
        return new Scene(nowNanos, at, host, processes, new Connection.Attaching(pid, name, "", "", nowNanos), null);
    }

    /** This scene without a process. */
    Scene detached() {
        return new Scene(nowNanos, at, host, processes, new Connection.Looking(), null);
    }

    /** How the process was listed, if it was. */
    Optional<ProcessEntry> process(int pid) {
        return processes.stream().filter(process -> process.pid() == pid).findFirst();
    }
}
