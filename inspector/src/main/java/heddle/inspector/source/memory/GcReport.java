package heddle.inspector.source.memory;

import heddle.inspector.model.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of the garbage collector in the answer to {@code VM.info}, which nobody else tells.
 *
 * <p>The answer holds the target's environment and arguments too: it is searched line by line for what is wanted here,
 * and dropped.
 */
final class GcReport {
    private static final Pattern CARDS = Pattern.compile(
            "Card table byte_map: \\[0x(\\p{XDigit}{1,16}), ?0x(\\p{XDigit}{1,16})\\] _byte_map_base: .{0,40}");
    private static final Pattern BITS = Pattern.compile(
            " (?:Prev |Next |Begin |End )?Bits: {1,8}\\[0x(\\p{XDigit}{1,16}), 0x(\\p{XDigit}{1,16})\\)");

    private GcReport() {}

    static List<Claim> claims(String report) {
        List<Claim> claims = new ArrayList<>();
        report.lines().forEach(line -> {
            ofLine(CARDS.matcher(line), "card table", claims);
            ofLine(BITS.matcher(line), "mark bitmap", claims);
        });
        return claims;
    }

    private static void ofLine(Matcher line, String label, List<Claim> claims) {
        if (!line.matches()) return;
        long start = Long.parseUnsignedLong(line.group(1), 16);
        long end = Long.parseUnsignedLong(line.group(2), 16);
        claims.add(Claim.proved(start, end, SegmentKind.GC, label));
    }
}
