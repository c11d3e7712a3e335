package heddle.inspector.source.memory;

import heddle.inspector.model.Footprint;
import heddle.inspector.model.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The folder {@code /proc/PID} of one process, which is another's as soon as its start time is another. */
record ProcessFolder(Path path, long startTicks) {
    static final String ENDED = "the process has ended";
    private static final int START_TIME_AFTER_NAME = 20;

    static ProcessFolder of(Path procRoot, Target target) {
        return new ProcessFolder(procRoot.resolve(Integer.toString(target.pid())), target.startTicks());
    }

    /** Its mappings; none for a kernel thread and for a process that has ended but is still listed. */
    List<Mapping> mappings() throws IOException {
        try (InputStream smaps = Files.newInputStream(path.resolve("smaps"))) {
            return Smaps.parse(smaps);
        }
    }

    /** The same without how much of each is in memory, which costs the kernel next to nothing. */
    List<Mapping> bounds() throws IOException {
        try (InputStream maps = Files.newInputStream(path.resolve("maps"))) {
            return Smaps.parseMaps(maps);
        }
    }

    /**
     * Whether its mappings are not for us to read. The kernel's words come translated, so it is looked up: who has ended has no
     * folder, and what is there is refused.
     */
    boolean isRefused(IOException failure) {
        return failure instanceof AccessDeniedException
                || (!(failure instanceof NoSuchFileException) && Files.exists(path));
    }

    /** The same in words. */
    String whyNoMappings(IOException failure) {
        if (!isRefused(failure)) return ENDED;
        String answer = failure instanceof AccessDeniedException ? "" : " (" + failure + ")";
        return "the kernel shows the mappings of a process to its owner and root only" + answer;
    }

    /** Whether the process is still the one that was asked for. */
    boolean isSame() {
        String stat = text("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length >= START_TIME_AFTER_NAME
                && fields[START_TIME_AFTER_NAME - 1].equals(Long.toString(startTicks));
    }

    /** What the kernel sums up; -1 for figures that are missing. */
    Footprint footprint() {
        List<String> lines = text("status").lines().toList();
        return new Footprint(figure(lines, "VmSize:"), figure(lines, "VmRSS:"), figure(lines, "VmPTE:"), (int)
                figure(lines, "Threads:"));
    }

    private static long figure(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    private String text(String name) {
        try {
            return new String(Files.readAllBytes(path.resolve(name)), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
