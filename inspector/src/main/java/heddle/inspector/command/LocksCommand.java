package heddle.inspector.command;

import heddle.inspector.diagnosis.Diagnosis;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code heddle locks TARGET}. */
@Command(
        name = "locks",
        description = "Who blocks whom, since when, why, and what it costs; deadlocks.",
        mixinStandardHelpOptions = true)
final class LocksCommand implements Callable<Integer> {
    @Mixin
    private ObserveOptions options = new ObserveOptions();

    @Option(
            names = "--check",
            arity = "0..1",
            paramLabel = "CONDITIONS",
            fallbackValue = Conditions.DEFAULT,
            converter = Conditions.Reader.class,
            description = {
                "Exit with 1 when one of these holds (default: " + Conditions.DEFAULT + "):",
                "deadlock,blocked>500ms,lost>1,ready>30%%,finding>=high"
            })
    private @Nullable Conditions check;

    private final Console console;

    LocksCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = options.open(console)) {
            Diagnosis diagnosis = session.diagnose(session.observe(options.length()));
            if (options.json()) {
                console.out(session.locks(diagnosis).line());
            } else {
                LocksTable.of(diagnosis).forEach(console::out);
            }
            return exitCode(diagnosis);
        }
    }

    private int exitCode(Diagnosis diagnosis) {
        List<String> broken = check == null ? List.of() : check.broken(diagnosis);
        if (check != null) diagnosis.notChecked().forEach(this::warn);
        if (broken.isEmpty()) return ExitCode.FINE;
        console.err("heddle: check failed: " + String.join(", ", broken));
        return ExitCode.FOUND;
    }

    /** A script must not take what nobody looked at for fine. */
    private void warn(Diagnosis.Skipped skipped) {
        console.err("heddle: not checked: " + skipped.rule() + ", " + skipped.why() + ".");
    }
}
