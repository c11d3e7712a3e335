package heddle.inspector.source.procfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel counted for a thread, read in the plainest way: what is judged should not be the judge. */
record KernelSwitches(long dispatches, long voluntary, long involuntary) {
    static KernelSwitches read(int pid, int tid) throws IOException {
        Path task = Path.of("/proc", Integer.toString(pid), "task", Integer.toString(tid));
        String schedstat = Files.readString(task.resolve("schedstat"));
        String status = Files.readString(task.resolve("status"), StandardCharsets.ISO_8859_1);
        return new KernelSwitches(
                Long.parseLong(schedstat.strip().split(" ", -1)[2]),
                after(status, "\nvoluntary_ctxt_switches:"),
                after(status, "\nnonvoluntary_ctxt_switches:"));
    }

    private static long after(String status, String label) {
        int start = status.indexOf(label) + label.length();
        return Long.parseLong(
                status.substring(start, status.indexOf('\n', start)).strip());
    }
}
