package heddle.inspector.source.memory;

import heddle.inspector.model.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to {@code GC.heap_info}.
 *
 * <p>Every collector but ZGC writes the ranges of its heap as {@code [0x…, 0x…, 0x…)}: of each the first address is where
 * it begins and the last where its reserve ends. ZGC tells none; its heap has a name in the kernel's list.
 */
final class HeapReport {
    private static final Pattern RANGE =
            Pattern.compile("\\[0x(\\p{XDigit}{1,16}),(?: ?0x\\p{XDigit}{1,16},)* ?0x(\\p{XDigit}{1,16})\\)");
    private static final Pattern USED = Pattern.compile(
            "(?:heap|Heap|[gG]eneration|DefNew|Tenured|PSYoungGen|ParOldGen)\\b.*?used (\\d{1,15})([KMG])");
    private static final Pattern USED_BEHIND = Pattern.compile("committed, (\\d{1,15})([KMG]) used");

    private HeapReport() {}

    /** The heap's ranges. */
    static List<Claim> claims(String report) {
        List<Claim> claims = new ArrayList<>();
        for (Matcher range = RANGE.matcher(report); range.find(); ) {
            long start = Long.parseUnsignedLong(range.group(1), 16);
            long end = Long.parseUnsignedLong(range.group(2), 16);
            claims.add(Claim.proved(start, end, SegmentKind.JAVA_HEAP, collector(report)));
        }
        return claims;
    }

    /** {@code G1, 548 MB used}; empty when the report is that of no collector known here. */
    static String summary(String report) {
        String collector = collector(report);
        long usedKb = usedKb(report);
        if (collector.isEmpty() || usedKb < 0) return collector;
        return String.format(Locale.ROOT, "%s, %d MB used", collector, usedKb / 1024);
    }

    static String collector(String report) {
        if (report.contains("garbage-first heap")) return "G1";
        if (report.contains("PSYoungGen")) return "Parallel";
        if (report.contains("def new generation") || report.contains("DefNew")) return "Serial";
        if (report.contains("ZHeap") || report.contains("ZGeneration") || report.contains("Z Heap")) return "ZGC";
        if (report.contains("Shenandoah")) return "Shenandoah";
        return report.contains("Epsilon") ? "Epsilon" : "";
    }

    /** The sum over generations, -1 when none is told. */
    private static long usedKb(String report) {
        long sum = -1;
        for (Pattern pattern : List.of(USED, USED_BEHIND)) {
            for (Matcher used = pattern.matcher(report); used.find(); ) {
                sum = Math.max(0, sum) + kb(Long.parseLong(used.group(1)), used.group(2));
            }
            if (sum >= 0) return sum;
        }
        return sum;
    }

    private static long kb(long value, String unit) {
        return switch (unit) {
            case "G" -> value << 20;
            case "M" -> value << 10;
            default -> value;
        };
    }
}
