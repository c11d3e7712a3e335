package heddle.inspector.source.procfs;

import heddle.inspector.model.ResourceLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /proc/PID/limits}: what the kernel lets a process use at most. */
final class Limits {
    private static final Pattern COLUMNS = Pattern.compile(" {2,}");
    private static final String MAXIMUM = "Max ";
    private static final byte[] OPEN_FILES = KernelText.label("Max open files");

    private Limits() {}

    /** How many files the process may have open (the soft limit), 0 when the text does not tell. */
    static long openFiles(KernelText text) {
        long limit = text.line(OPEN_FILES) ? text.number() : KernelText.NONE;
        return Math.max(0, Math.min(limit, Integer.MAX_VALUE));
    }

    /** Every limit, in the order of the text. */
    static List<ResourceLimit> all(KernelText text) {
        List<ResourceLimit> limits = new ArrayList<>();
        while (text.nextLine()) {
            ResourceLimit limit = parseLine(text.restOfLine());
            if (limit != null) limits.add(limit);
        }
        return limits;
    }

    /** Names hold single spaces; columns are at least two apart. Two limits have no unit. */
    private static @Nullable ResourceLimit parseLine(String line) {
        String[] columns = COLUMNS.split(line.strip(), -1);
        if (columns.length < 3 || !columns[0].startsWith(MAXIMUM)) return null;
        String name = columns[0].substring(MAXIMUM.length());
        return new ResourceLimit(name, amount(columns[1]), amount(columns[2]), columns.length > 3 ? columns[3] : "");
    }

    private static long amount(String text) {
        long number = KernelText.of(text).number();
        return number < 0 ? ResourceLimit.UNLIMITED : number;
    }
}
