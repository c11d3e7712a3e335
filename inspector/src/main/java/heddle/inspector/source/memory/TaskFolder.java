package heddle.inspector.source.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The threads of a process in {@code /proc/PID/task}: which there are, and where the stack pointer of each is. */
final class TaskFolder implements StackPointers {
    private final Path folder;

    /** @param process the folder {@code /proc/PID} */
    TaskFolder(Path process) {
        this.folder = process.resolve("task");
    }

    @Override
    public int[] threads() {
        String[] names = folder.toFile().list();
        if (names == null) return new int[0];
        int[] tids = new int[names.length];
        for (int i = 0; i < names.length; i++) tids[i] = Integer.parseInt(names[i]);
        return tids;
    }

    /** The last word but one of {@code syscall}, which is {@code running} for a thread on a CPU; proc_pid_syscall(5). */
    @Override
    public long of(int tid) {
        String[] words = text(tid, "syscall").strip().split(" ", -1);
        return words.length < 3 ? 0 : address(words[words.length - 2]);
    }

    /** Whether it is not for us to know where the thread is, or it has ended. */
    boolean isHidden(int tid) {
        return text(tid, "syscall").isEmpty();
    }

    private static long address(String word) {
        return word.startsWith("0x") ? Long.parseUnsignedLong(word.substring(2), 16) : 0;
    }

    /** Its id in its own pid namespace: the last word of a line of {@code status}. */
    int innerTid(int tid) {
        String line = text(tid, "status")
                .lines()
                .filter(candidate -> candidate.startsWith("NSpid:"))
                .findFirst()
                .orElse("");
        String inner = line.substring(line.lastIndexOf('\t') + 1);
        return inner.matches("\\d{1,9}") ? Integer.parseInt(inner) : tid;
    }

    private String text(int tid, String name) {
        try {
            return new String(
                    Files.readAllBytes(folder.resolve(Integer.toString(tid)).resolve(name)), StandardCharsets.US_ASCII);
        } catch (IOException endedOrRefused) {
            return "";
        }
    }
}
