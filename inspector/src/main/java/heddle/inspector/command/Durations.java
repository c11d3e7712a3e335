package heddle.inspector.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time on the command line: {@code 500ms}, {@code 5s}, {@code 2m}; a bare number is seconds. */
final class Durations implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m)?");

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException("'" + text + "' is no length of time; write 500ms, 5s or 2m");
        }
        return Duration.ofNanos(Math.round(Double.parseDouble(form.group(1)) * unitNanos(form.group(2))));
    }

    private static double unitNanos(String unit) {
        if ("ms".equals(unit)) return 1e6;
        return "m".equals(unit) ? 60e9 : 1e9;
    }
}
