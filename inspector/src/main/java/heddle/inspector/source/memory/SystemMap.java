package heddle.inspector.source.memory;

import heddle.inspector.model.SegmentKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code System.map} of JDK 24 and newer: the kernel's mappings with what the JVM's memory tracking knows of
 * them. Without tracking it knows nothing.
 *
 * <p>The kernel joins mappings, so one may have several tags; only one with a single tag is told apart here.
 */
final class SystemMap {
    private static final Pattern LINE = Pattern.compile(
            "0x(\\p{XDigit}{1,16})-0x(\\p{XDigit}{1,16}) +\\d+ +([rwxps-]{4}) +\\d+ +\\d+ +\\S+ +(\\S+) +(\\S+).*");
    private static final Pattern STACK = Pattern.compile("STACK-(\\d{1,9})-.*");

    private final List<Claim> claims = new ArrayList<>();
    private final Map<Integer, Long> stacks = new HashMap<>();

    private SystemMap() {}

    static SystemMap parse(String report) {
        SystemMap map = new SystemMap();
        report.lines().forEach(map::line);
        return map;
    }

    /** Whether the JVM tracks its memory. */
    static boolean isTracked(String report) {
        return !report.contains("NMT is disabled") && report.contains("Memory mappings");
    }

    private void line(String line) {
        Matcher fields = LINE.matcher(line);
        if (!fields.matches()) return;
        long start = Long.parseUnsignedLong(fields.group(1), 16);
        long end = Long.parseUnsignedLong(fields.group(2), 16);
        String tag = fields.group(5);
        Matcher stack = STACK.matcher(tag);
        boolean touchable = fields.group(3).startsWith("rw");
        if (stack.matches() && touchable) stacks.put(Integer.parseInt(stack.group(1)), start);
        SegmentKind kind = kind(tag);
        if (kind != null) claims.add(Claim.proved(start, end, kind, "told by the JVM's memory tracking"));
    }

    private static @Nullable SegmentKind kind(String tag) {
        return switch (tag) {
            case "JAVAHEAP" -> SegmentKind.JAVA_HEAP;
            case "CLASS" -> SegmentKind.CLASS_SPACE;
            case "META" -> SegmentKind.METASPACE;
            case "CODE" -> SegmentKind.CODE_CACHE;
            case "CDS" -> SegmentKind.CDS;
            case "GC", "CARDTBL", "CARDTBL,GC", "GC,CARDTBL" -> SegmentKind.GC;
            default -> null;
        };
    }

    /** Ranges of a single tag; the stacks are found by whoever knows the threads. */
    List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** The lowest address of the stack of each thread, above its guard. */
    Map<Integer, Long> stacks() {
        return Map.copyOf(stacks);
    }
}
