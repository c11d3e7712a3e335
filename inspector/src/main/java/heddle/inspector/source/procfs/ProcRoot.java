package heddle.inspector.source.procfs;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The folder in which the kernel shows its processes, {@code /proc} on a real machine. */
record ProcRoot(Path path) {
    private static final int[] NOBODY = {};

    Path file(String name) {
        return path.resolve(name);
    }

    /** A file of our own process. */
    Path self(String name) {
        return path.resolve("self").resolve(name);
    }

    Path process(int pid) {
        return path.resolve(Integer.toString(pid));
    }

    Path tasks(int pid) {
        return process(pid).resolve("task");
    }

    Path task(int pid, int tid) {
        return tasks(pid).resolve(Integer.toString(tid));
    }

    /** The processes that can be seen, in the kernel's order. */
    int[] pids() {
        return orNobody(numbersIn(path));
    }

    /** The threads of a process, empty when it has ended. */
    int[] tids(int pid) {
        return orNobody(numbersIn(tasks(pid)));
    }

    private static int[] orNobody(int @Nullable [] numbers) {
        return numbers == null ? NOBODY : numbers;
    }

    /** The numbers among the names in a folder; null when it may not be listed or is gone. */
    static int @Nullable [] numbersIn(Path folder) {
        // File.list: a stream of Path objects costs several times as much for names that are thrown away.
        String[] names = folder.toFile().list();
        if (names == null) return null;
        int[] numbers = new int[names.length];
        int count = 0;
        for (String name : names) {
            int number = number(name);
            if (number >= 0) numbers[count++] = number;
        }
        return Arrays.copyOf(numbers, count);
    }

    private static int number(String name) {
        int value = 0;
        for (int i = 0; i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > 99_999_999) return -1;
            value = value * 10 + digit;
        }
        return value;
    }
}
