package heddle.inspector.command;

import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.timeline.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code --check} watches for; the conditions are OR-ed. */
record Conditions(List<Condition> conditions) {
    static final String DEFAULT = "finding>=high";

    private static final Pattern COMPARISON = Pattern.compile("(blocked|lost|ready)>(\\d+(?:\\.\\d+)?)(ms|s|%)?");
    private static final String HELP = "write deadlock, blocked>500ms, lost>1, ready>30% or finding>=high";

    /** One condition and its text. */
    record Condition(String text, Predicate<Diagnosis> holds) {}

    /** The conditions that hold, as they were written. */
    List<String> broken(Diagnosis diagnosis) {
        return conditions.stream()
                .filter(condition -> condition.holds().test(diagnosis))
                .map(Condition::text)
                .toList();
    }

    /** Reads the list on the command line. */
    static final class Reader implements ITypeConverter<Conditions> {
        @Override
        public Conditions convert(String text) {
            return new Conditions(
                    Arrays.stream(text.split(",")).map(Conditions::condition).toList());
        }
    }

    private static Condition condition(String text) {
        if (text.equals("deadlock"))
            return new Condition(text, diagnosis -> !diagnosis.deadlocks().isEmpty());
        if (text.startsWith("finding>=")) return finding(text);
        Matcher form = COMPARISON.matcher(text);
        if (!form.matches()) throw new TypeConversionException("'" + text + "' is no condition; " + HELP);
        double limit = Double.parseDouble(form.group(2));
        String unit = form.group(3) == null ? "" : form.group(3);
        return switch (form.group(1) + unit) {
            case "blockedms" -> new Condition(text, diagnosis -> oldestWaitNanos(diagnosis) > limit * 1e6);
            case "blockeds" -> new Condition(text, diagnosis -> oldestWaitNanos(diagnosis) > limit * 1e9);
            case "lost" -> new Condition(text, diagnosis -> diagnosis.lostPerSecond() > limit);
            case "ready%" -> new Condition(text, diagnosis -> readyPercent(diagnosis.window()) > limit);
            default -> throw new TypeConversionException("'" + text + "' has the wrong unit; " + HELP);
        };
    }

    private static Condition finding(String text) {
        String wanted = text.substring("finding>=".length()).toUpperCase(Locale.ROOT);
        Severity least = Arrays.stream(Severity.values())
                .filter(severity -> severity.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' names no severity; " + HELP));
        return new Condition(
                text,
                diagnosis -> diagnosis.findings().stream()
                        .map(Finding::severity)
                        .anyMatch(severity -> severity.compareTo(least) >= 0));
    }

    private static long oldestWaitNanos(Diagnosis diagnosis) {
        return diagnosis.locks().stream()
                .flatMap(lock -> lock.waiters().stream())
                .mapToLong(LockReport.Waiter::ageNanos)
                .max()
                .orElse(0);
    }

    /** Part of the time in which the process's threads wanted a CPU that they had none. */
    private static double readyPercent(Window window) {
        StateTimes all = StateTimes.ZERO;
        for (ThreadControlBlock thread : window.to().threads()) {
            all = all.plus(window.times(thread));
        }
        return Window.percent(all.readyNanos(), all.readyNanos() + all.runningNanos());
    }
}
