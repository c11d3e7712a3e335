package heddle.inspector.truth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel counted for each thread of a process between two looks, in the shape of Heddle's JSON.
 *
 * <p>Heddle reads the same files; this is the plainest way to do so, to have a second opinion on both.
 */
final class KernelWitness {

    private static final int NAME_BYTES = 15;

    private static final String VOLUNTARY = "voluntary_ctxt_switches:";

    /** Of proc(5): time on a processor and in the run queue (schedstat), times it gave up its processor (status). */
    private record Counters(long atNanos, long runNanos, long queueNanos, long waits) {

        /**
         * A stretch in the run queue is booked when it ends. Who did not wait at all was ready when it did not run; of the
         * others the stretch that is open now counts as waiting.
         */
        Map<String, Object> shareSince(Counters before) {
            double nanos = atNanos - before.atNanos;
            double running = 100 * (runNanos - before.runNanos) / nanos;
            boolean neverWaited = waits == before.waits && running > 0;
            double ready = neverWaited ? 100 - running : 100 * (queueNanos - before.queueNanos) / nanos;
            return Map.of("running", running, "ready", ready, "waiting", 100 - running - ready);
        }
    }

    private final Path tasks;
    private final Map<String, Counters> before;
    private Map<String, Counters> after;

    /** Takes the first look. */
    KernelWitness(long pid) throws IOException {
        tasks = Path.of("/proc", Long.toString(pid), "task");
        before = look();
        after = before;
    }

    void lookAgain() throws IOException {
        after = look();
    }

    /** The shares of these threads between the looks. */
    Json shares(List<String> names) {
        return new Json(Map.of(
                "threads", names.stream().flatMap(name -> share(name).stream()).toList()));
    }

    private Optional<Map<String, Object>> share(String name) {
        Counters first = before.get(cut(name));
        Counters second = after.get(cut(name));
        return first == null || second == null
                ? Optional.empty()
                : Optional.of(Map.of("name", name, "share", second.shareSince(first)));
    }

    /** The kernel keeps 15 bytes of a name, be they whole characters or not. */
    private static String cut(String name) {
        byte[] bytes = name.getBytes(UTF_8);
        return new String(Arrays.copyOf(bytes, Math.min(bytes.length, NAME_BYTES)), ISO_8859_1);
    }

    private Map<String, Counters> look() throws IOException {
        Map<String, Counters> counters = new HashMap<>();
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(tasks)) {
            for (Path task : folder) {
                read(task, counters);
            }
        }
        return counters;
    }

    private static void read(Path task, Map<String, Counters> counters) throws IOException {
        try {
            String name = Files.readString(task.resolve("comm"), ISO_8859_1).stripTrailing();
            String[] schedstat = Files.readString(task.resolve("schedstat")).split(" ", 3);
            long now = System.nanoTime();
            counters.put(
                    name, new Counters(now, Long.parseLong(schedstat[0]), Long.parseLong(schedstat[1]), waits(task)));
        } catch (IOException e) {
            if (Files.exists(task)) {
                throw e;
            }
        }
    }

    private static long waits(Path task) throws IOException {
        return Files.readAllLines(task.resolve("status"), ISO_8859_1).stream()
                .filter(line -> line.startsWith(VOLUNTARY))
                .mapToLong(line ->
                        Long.parseLong(line.substring(VOLUNTARY.length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
