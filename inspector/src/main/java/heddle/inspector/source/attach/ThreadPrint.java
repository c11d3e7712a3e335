package heddle.inspector.source.attach;

import heddle.inspector.observation.ThreadsIdentified;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from the JVM's own thread dump which kernel thread runs which Java thread; no other command tells it.
 *
 * <p>A thread's line ends with {@code nid=0x4d2 runnable} on JDK 17 and {@code nid=1234 runnable} on 25. Its name may hold
 * anything, quotes and line breaks too, so a line is read from its last quote; the most that a name can do is to claim a
 * native id for a thread that does not have it.
 */
final class ThreadPrint {
    private static final Pattern AFTER_NAME =
            Pattern.compile("(?: #(\\d{1,18}))?(?: \\[\\d+\\])? .*os_prio=\\d+ .*nid=(0x\\p{XDigit}{1,7}|\\d{1,9}) .*");

    private static final int MOST_THREADS = 100_000;
    private static final int MOST_NAME_CHARS = 4096;
    private static final int MOST_CHARS_AFTER_NAME = 500;

    private ThreadPrint() {}

    static ThreadsIdentified parse(String dump) {
        return new ThreadsIdentified(dump.lines()
                .filter(line -> line.startsWith("\""))
                .flatMap(line -> thread(line).stream())
                .limit(MOST_THREADS)
                .toList());
    }

    private static Optional<ThreadsIdentified.Entry> thread(String line) {
        int quote = line.lastIndexOf('"');
        if (quote < 1 || line.length() - quote > MOST_CHARS_AFTER_NAME) return Optional.empty();
        Matcher matcher = AFTER_NAME.matcher(line.substring(quote + 1));
        String name = line.substring(1, Math.min(quote, MOST_NAME_CHARS));
        return matcher.matches() ? Optional.of(entry(matcher, name)) : Optional.empty();
    }

    private static ThreadsIdentified.Entry entry(Matcher matcher, String name) {
        String javaId = matcher.group(1);
        return new ThreadsIdentified.Entry(
                javaId == null ? -1 : Long.parseLong(javaId), Integer.decode(matcher.group(2)), name);
    }
}
