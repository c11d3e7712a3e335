package heddle.inspector.source.procfs;

import java.nio.charset.StandardCharsets;

/** A thread's or program's name as kernel files write it, at most 15 bytes. */
final class ThreadName {
    private static final String CUT = "\uFFFD";

    private ThreadName() {}

    /**
     * The name meant by a {@code Name:} line, which writes a line feed as {@code \n} and a backslash as two. A last
     * character that the kernel cut in its middle is left out.
     */
    static String ofStatus(byte[] written) {
        return decode(unescape(new String(written, StandardCharsets.ISO_8859_1)));
    }

    private static String unescape(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char character = escaped.charAt(i);
            boolean escape = character == '\\' && i + 1 < escaped.length();
            plain.append(escape ? meaning(escaped.charAt(++i)) : character);
        }
        return plain.toString();
    }

    private static char meaning(char escaped) {
        return escaped == 'n' ? '\n' : escaped;
    }

    private static String decode(String latin1) {
        String name = new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return name.endsWith(CUT) ? name.substring(0, name.indexOf(CUT)) : name;
    }
}
