package heddle.inspector.command;

import heddle.inspector.model.Growth;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The answer of {@code heddle memory} for people: the address space by what it holds, and what is not known of it. */
final class MemoryTable {
    private static final int BAR = 20;

    private MemoryTable() {}

    static List<String> of(MemoryMap map) {
        TextTable table =
                new TextTable().row("SEGMENT", "RESIDENT", "", "SIZE", "PRIVATE", "SHARED", "PERMS", "GROWTH", "PARTS");
        long most = map.segments().stream().mapToLong(Segment::rssKb).max().orElse(0);
        map.segments().forEach(segment -> row(table, segment, most));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(sum(map));
        if (!map.collector().isEmpty()) lines.add("Java heap: " + map.collector() + ".");
        new TreeMap<>(map.unavailable()).forEach((what, why) -> lines.add("Not known: " + what + ", " + why + "."));
        return lines;
    }

    private static void row(TextTable table, Segment segment, long most) {
        boolean counted = segment.rssKb() >= 0;
        table.row(
                segment.kind().name(),
                counted ? size(segment.rssKb()) : "",
                counted ? bar(segment.rssKb(), most) : "not in the resident set",
                size(segment.sizeKb()),
                counted ? size(segment.privateKb()) : "",
                counted ? size(segment.sharedKb()) : "",
                segment.permissions(),
                counted && segment.growth() != Growth.UNKNOWN ? segment.growth().text() : "",
                Integer.toString(segment.regions()));
    }

    private static String bar(long part, long most) {
        int cells = most == 0 ? 0 : (int) Math.round((double) BAR * part / most);
        return "#".repeat(part > 0 ? Math.max(1, cells) : 0);
    }

    private static String sum(MemoryMap map) {
        return String.format(
                Locale.ROOT,
                "Sum %s; the kernel's VmRSS a moment before %s. Named: %.1f %%. Stacks found: %d of %d threads.",
                size(map.rssKb()),
                size(map.footprint().rssKb()),
                map.namedPercent(),
                map.stacks().size(),
                map.footprint().threads());
    }

    private static String size(long kb) {
        if (kb < 10 * 1024) return kb + " K";
        if (kb < 10L * 1024 * 1024) return String.format(Locale.ROOT, "%.1f M", kb / 1024.0);
        return String.format(Locale.ROOT, "%.1f G", kb / (1024.0 * 1024));
    }
}
