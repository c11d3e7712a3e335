package heddle.inspector.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the kernel counted for one process. The bench has parsers of its own for the few figures it needs: what is judged
 * should not be the judge.
 */
record ProcessCounters(int pid) {
    private static final int FIRST_FIELD_AFTER_NAME = 3;
    private static final int START_TICKS = 22;

    /**
     * CPU time of the living threads whose name (15 bytes of it) passes. Not the sum in {@code /proc/PID/stat}: that counts
     * in hundredths of a second, which are percents of our rounds.
     */
    CpuTimes cpuTimes(Predicate<String> name) throws IOException {
        Map<Integer, Long> nanos = new HashMap<>();
        for (Path task : tasks()) {
            if (name.test(nameOf(task)))
                nanos.put(Integer.valueOf(task.getFileName().toString()), runNanos(task));
        }
        return new CpuTimes(nanos);
    }

    CpuTimes cpuTimes() throws IOException {
        return cpuTimes(name -> true);
    }

    /** When it started, in clock ticks since boot. */
    long startTicks() throws IOException {
        return stat(START_TICKS);
    }

    /** A field of {@code /proc/PID/stat}; the name in it may hold blanks and parentheses. */
    private long stat(int field) throws IOException {
        String stat = Files.readString(file("stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(afterName[field - FIRST_FIELD_AFTER_NAME]);
    }

    /** The command it was started with. */
    List<String> arguments() throws IOException {
        return List.of(Files.readString(file("cmdline")).split("\0", -1));
    }

    /** Whether it is a target with our agent at work. */
    boolean hasThreadOfAgent() throws IOException {
        return threadNames().stream().anyMatch(name -> name.startsWith("heddle-"));
    }

    /** Names of the living threads. */
    List<String> threadNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path task : tasks()) names.add(nameOf(task));
        return names;
    }

    private List<Path> tasks() throws IOException {
        return list(file("task"));
    }

    private static String nameOf(Path task) throws IOException {
        return firstLine(task.resolve("comm"));
    }

    private static long runNanos(Path task) throws IOException {
        String schedstat = firstLine(task.resolve("schedstat"));
        return schedstat.isEmpty() ? 0 : Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
    }

    /** The first line, empty when the thread has ended meanwhile: opening then fails, or reading does. */
    private static String firstLine(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException failure) {
            if (Files.exists(file)) throw failure;
            return "";
        }
    }

    long residentKb() throws IOException {
        return status("VmRSS:");
    }

    long threads() throws IOException {
        return status("Threads:");
    }

    private long status(String label) throws IOException {
        for (String line : Files.readAllLines(file("status"))) {
            if (line.startsWith(label)) return Long.parseLong(line.replaceAll("\\D", ""));
        }
        throw new IOException(file("status") + " has no " + label);
    }

    int openFiles() throws IOException {
        return list(file("fd")).size();
    }

    private Path file(String name) {
        return Path.of("/proc", Integer.toString(pid), name);
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        }
        return entries;
    }
}
