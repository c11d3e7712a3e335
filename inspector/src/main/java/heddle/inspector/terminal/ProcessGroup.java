package heddle.inspector.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The process group we run in: our launcher and we, one job of the user's shell. */
final class ProcessGroup {

    private static final Path STAT = Path.of("/proc/self/stat");
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private ProcessGroup() {}

    /**
     * Stops the whole group, as the terminal does on Ctrl-Z, and returns when the shell continued it.
     *
     * <p>The messenger belongs to the group as well and ends only after it was continued, so waiting for it is enough.
     * Where no shell could continue us (the group is orphaned, see setpgid(2)) the kernel drops the signal, and this
     * returns at once.
     */
    static void stop() throws IOException {
        Process messenger =
                new ProcessBuilder("sh", "-c", "kill -TSTP 0").inheritIO().start();
        try {
            messenger.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until the terminal is ours: a job continued in the background must not touch it. Nothing tells when the shell
     * brings a running job to the foreground, so this looks again and again.
     */
    static void awaitForeground() throws IOException {
        while (isInBackground(Files.readString(STAT)) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /**
     * Whether the terminal belongs to another group, from the fields pgrp and tpgid of proc(5) stat. The command name
     * before them may hold anything; without a controlling terminal tpgid is -1, and nobody keeps us from it.
     */
    static boolean isInBackground(String stat) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        String group = afterName[2];
        String foreground = afterName[5];
        return !foreground.equals("-1") && !foreground.equals(group);
    }
}
