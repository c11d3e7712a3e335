package heddle.inspector.source.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address inside the stack of each Java thread, from the answer to {@code Thread.print}: the last bracket of a thread's
 * line is the page of its topmost Java frame. A name may hold anything, so a line is read from its last quote.
 */
final class PrintedStacks {
    private static final Pattern AFTER_NAME =
            Pattern.compile(".* nid=(0x\\p{XDigit}{1,7}|\\d{1,9}) .*\\[0x(\\p{XDigit}{1,16})\\]");

    private PrintedStacks() {}

    /** By native id in the target's own pid namespace. */
    static Map<Integer, Long> parse(String dump) {
        Map<Integer, Long> found = new HashMap<>();
        dump.lines().filter(line -> line.startsWith("\"")).forEach(line -> {
            Matcher matcher = AFTER_NAME.matcher(line.substring(line.lastIndexOf('"') + 1));
            if (matcher.matches()) put(matcher, found);
        });
        return found;
    }

    private static void put(Matcher line, Map<Integer, Long> found) {
        long address = Long.parseUnsignedLong(line.group(2), 16);
        if (address != 0) found.put(Integer.decode(line.group(1)), address);
    }
}
