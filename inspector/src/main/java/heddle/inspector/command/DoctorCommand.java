package heddle.inspector.command;

import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.LeftBehind;
import heddle.inspector.source.attach.Preflight;
import heddle.inspector.source.attach.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code heddle doctor [TARGET]}. */
@Command(
        name = "doctor",
        description = "Why attaching would fail and the cure; what an earlier run left behind.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "A pid, or a unique part of a main class or command line.")
    private @Nullable String target;

    @Option(names = "--clean", description = "Remove what an earlier run left behind.")
    private boolean clean;

    @Option(names = "--quiet", description = "Print only what could not be removed.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    private final Console console;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        LeftBehind leftBehind = new LeftBehind(Ledger.ofUser(System.getenv()));
        if (clean) leftBehind.clean().forEach(kept -> console.err("heddle: " + kept));
        if (quiet) return ExitCode.FINE;
        List<Preflight.Check> checks = target == null
                ? List.of()
                : new Preflight(Path.of("/"), common.force())
                        .checks(Targets.find(target, common).pid());
        if (json) {
            console.out(json(checks, leftBehind.find()).line());
        } else {
            print(checks, leftBehind.find());
        }
        return ExitCode.FINE;
    }

    private static Json json(List<Preflight.Check> checks, List<String> leftBehind) {
        return new Json()
                .with("schema", "heddle.doctor/1")
                .with("checks", checks.stream().map(DoctorCommand::check).toList())
                .with("left_behind", leftBehind);
    }

    private static Map<String, @Nullable Object> check(Preflight.Check check) {
        return new Json()
                .with("name", name(check))
                .with("ok", check.refusal().isEmpty())
                .with("cause", check.refusal().map(Refusal::cause).orElse(null))
                .with("cure", check.refusal().map(Refusal::cure).orElse(null))
                .map();
    }

    private static String name(Preflight.Check check) {
        return check.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void print(List<Preflight.Check> checks, List<String> leftBehind) {
        checks.stream().flatMap(check -> check.refusal().stream()).forEach(refusal -> console.out(refusal.text()));
        if (target != null && checks.stream().allMatch(check -> check.refusal().isEmpty())) {
            console.out("Nothing speaks against attaching to " + target + ".");
        }
        console.out(leftBehind.isEmpty() ? "Nothing was left behind." : "Left behind:");
        leftBehind.forEach(left -> console.out("  " + left));
        if (!leftBehind.isEmpty()) console.out("heddle doctor --clean removes it.");
    }
}
