package heddle.inspector.source.memory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to {@code VM.metaspace basic scale=KB}: sizes without addresses, and without a stop of the JVM.
 *
 * @param nodes areas of {@link #NODE_KB} each for metadata other than classes
 * @param committedKb what the JVM may touch of them
 * @param classReservedKb length of the class space, 0 without one
 * @param classCommittedKb what the JVM may touch of it
 */
record MetaspaceReport(int nodes, long committedKb, long classReservedKb, long classCommittedKb) {
    static final MetaspaceReport NONE = new MetaspaceReport(0, 0, 0, 0);

    /** Length of an area; VirtualSpaceNode::_default_size in HotSpot's source. */
    static final long NODE_KB = 64 * 1024;

    private static final Pattern NON_CLASS = line("Non-[cC]lass space");
    private static final Pattern CLASS = line("Class space");

    private static Pattern line(String name) {
        return Pattern.compile(
                "\\s*" + name + ": +([\\d.]{1,20}) KB reserved, +([\\d.]{1,20}) KB \\(.{1,8}\\) committed,"
                        + " +(\\d{1,6}) nodes\\..*");
    }

    static MetaspaceReport parse(String report) {
        MetaspaceReport found = NONE;
        for (String line : report.lines().toList()) {
            Matcher plain = NON_CLASS.matcher(line);
            Matcher classes = CLASS.matcher(line);
            if (plain.matches()) {
                found = new MetaspaceReport(
                        (int) (kb(plain, 1) / NODE_KB), kb(plain, 2), found.classReservedKb, found.classCommittedKb);
            } else if (classes.matches()) {
                found = new MetaspaceReport(found.nodes, found.committedKb, kb(classes, 1), kb(classes, 2));
            }
        }
        return found;
    }

    private static long kb(Matcher line, int group) {
        return Math.round(Double.parseDouble(line.group(group)));
    }
}
