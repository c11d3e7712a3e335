package heddle.inspector.command;

import heddle.inspector.timeline.Window;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code heddle process TARGET}. */
@Command(
        name = "process",
        description = "The process control block, and how its threads move between the five states.",
        mixinStandardHelpOptions = true)
final class ProcessCommand implements Callable<Integer> {
    @Mixin
    private ObserveOptions options = new ObserveOptions();

    private final Console console;

    ProcessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = options.open(console)) {
            Window window = session.observe(options.length());
            if (options.json()) {
                console.out(session.process(window).line());
            } else {
                ProcessTable.of(window).forEach(console::out);
            }
        }
        return ExitCode.FINE;
    }
}
