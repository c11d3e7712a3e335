package heddle.inspector.command;

import heddle.inspector.model.Snapshot;
import heddle.inspector.timeline.Window;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code heddle watch TARGET}. */
@Command(
        name = "watch",
        description = "Print one JSON object a period, each on a line, until stopped.",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    /** What each line tells. */
    enum View {
        threads,
        locks,
        process,
        memory;

        Json of(Session session, Window window) {
            return switch (this) {
                case threads -> session.threads(window);
                case locks -> session.locks(session.diagnose(window));
                case process -> session.process(window);
                case memory -> session.memory(session.recentMemory(window));
            };
        }
    }

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "TARGET", description = "A pid, or a unique part of a main class or command line.")
    private String target = "";

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = Durations.class,
            description = "The period (default: ${DEFAULT-VALUE}).")
    private Duration every = Duration.ofSeconds(1);

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            defaultValue = "threads",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private View view = View.threads;

    private final Console console;

    WatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = open()) {
            Snapshot from = session.ready();
            while (from.ended() == null && !console.isClosed()) {
                Window window = session.next(from, every);
                console.out(view.of(session, window).line());
                from = window.to();
            }
            return ExitCode.FINE;
        }
    }

    private Session open() {
        return view == View.memory ? Session.openToAsk(target, common, console) : Session.open(target, common, console);
    }
}
