package heddle.inspector.command;

import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands share that observe one target for a while and print one answer. */
final class ObserveOptions {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "TARGET", description = "A pid, or a unique part of a main class or command line.")
    private String target = "";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Durations.class,
            description = "How long to observe: 500ms, 5s, 2m (default: ${DEFAULT-VALUE}).")
    private Duration length = Duration.ofSeconds(5);

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    Duration length() {
        return length;
    }

    boolean json() {
        return json;
    }

    /** The same for questions about its memory. */
    Session openToAsk(Console console) {
        return Session.openToAsk(target, common, console);
    }

    Session open(Console console) throws InterruptedException {
        return Session.open(target, common, console);
    }
}
