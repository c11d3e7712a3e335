package heddle.inspector.source.memory;

import heddle.inspector.model.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to {@code Compiler.codecache}: {@code bounds [low, committed, high]} of each code heap. */
final class CodeReport {
    private static final Pattern BOUNDS =
            Pattern.compile("bounds \\[0x(\\p{XDigit}{1,16}), 0x\\p{XDigit}{1,16}, " + "0x(\\p{XDigit}{1,16})\\]");

    private CodeReport() {}

    static List<Claim> claims(String report) {
        List<Claim> claims = new ArrayList<>();
        for (Matcher bounds = BOUNDS.matcher(report); bounds.find(); ) {
            claims.add(Claim.proved(
                    Long.parseUnsignedLong(bounds.group(1), 16),
                    Long.parseUnsignedLong(bounds.group(2), 16),
                    SegmentKind.CODE_CACHE,
                    "code heap"));
        }
        return claims;
    }
}
