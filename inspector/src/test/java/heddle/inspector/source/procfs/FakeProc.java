package heddle.inspector.source.procfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that looks like {@code /proc} with one process in it, whose counters a test moves as it likes.
 *
 * <p>Unlike the kernel's, a file that is open here can still be read after it was deleted; so a thread that ends is
 * emptied first.
 */
final class FakeProc {
    static final int PID = 4711;
    static final long START_TICKS = 298872;
    static final String IN_FUTEX = "202 0x7f01 0x109 0x0 0x0 0x0 0xffffffff 0x7ffc00 0x7fd400\n";
    static final String RUNNING = "running\n";

    final Path root;
    private int threads;

    FakeProc(Path root) {
        this.root = root;
        write("self/limits", "Max open files            20000                20000                files     \n");
        write("thread-self/schedstat", "689008 3260675 2\n");
        write("stat", "cpu  1 0 1 1 1 0 1 100 0 0\nbtime 1700000000\n");
        process('S', START_TICKS, 0);
    }

    /** Writes a file in place, so that who has it open sees the new text. */
    void write(String name, String content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void process(char state, long startTicks, int exitCode) {
        String stat = stat(PID, state, startTicks, Math.max(1, threads), exitCode);
        write(PID + "/stat", stat);
        write(PID + "/task/" + PID + "/stat", stat);
        write(PID + "/status", "Name:\tapp\nState:\t" + state + "\nVmRSS:\t  4242 kB\nThreads:\t" + threads + "\n");
    }

    private static String stat(int id, char state, long startTicks, int threads, int exitCode) {
        return id + " (app) " + state + " 1 1 1 0 -1 0 0 0 0 0 100 50 0 0 20 0 " + threads + " 0 " + startTicks
                + " 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 " + exitCode + "\n";
    }

    Task task(int tid) {
        Task task = new Task(tid);
        threads++;
        process('S', START_TICKS, 0);
        return task;
    }

    /** One thread. */
    final class Task {
        private final int tid;

        private Task(int tid) {
            this.tid = tid;
            file("stat", FakeProc.stat(tid, 'S', START_TICKS + tid, 1, 0));
            counters(0, 0, 1);
            switches('S', 0, 0);
            file("syscall", IN_FUTEX);
        }

        Task file(String name, String content) {
            write(PID + "/task/" + tid + "/" + name, content);
            return this;
        }

        Task counters(long runNanos, long delayNanos, long dispatches) {
            return file("schedstat", runNanos + " " + delayNanos + " " + dispatches + "\n");
        }

        Task switches(char state, long voluntary, long involuntary) {
            return file(
                    "status",
                    "Name:\tworker " + tid + "\nState:\t" + state + "\nNSpid:\t" + tid
                            + "\t7\nvoluntary_ctxt_switches:\t" + voluntary + "\nnonvoluntary_ctxt_switches:\t"
                            + involuntary + "\n");
        }

        Task runs() {
            return file("syscall", RUNNING);
        }

        Task waits() {
            return file("syscall", IN_FUTEX);
        }

        void end() {
            for (String name : List.of("schedstat", "status", "syscall", "stat")) file(name, "");
            delete(root.resolve(PID + "/task/" + tid));
            threads--;
            process('S', START_TICKS, 0);
        }
    }

    void end() {
        for (String stat : List.of("/stat", "/task/" + PID + "/stat")) write(PID + stat, "");
        delete(root.resolve(Integer.toString(PID)));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
