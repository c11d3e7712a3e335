package heddle.inspector.command;

import heddle.inspector.timeline.Window;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code heddle threads TARGET}. */
@Command(
        name = "threads",
        description = "What every thread does: Running, Ready (wants a CPU, has none) or Waiting, and for what.",
        mixinStandardHelpOptions = true)
final class ThreadsCommand implements Callable<Integer> {
    @Mixin
    private ObserveOptions options = new ObserveOptions();

    private final Console console;

    ThreadsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = options.open(console)) {
            Window window = session.observe(options.length());
            if (options.json()) {
                console.out(session.threads(window).line());
            } else {
                ThreadsTable.of(window).forEach(console::out);
            }
        }
        return ExitCode.FINE;
    }
}
