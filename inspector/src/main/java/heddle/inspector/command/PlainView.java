package heddle.inspector.command;

import heddle.inspector.model.ProcessEntry;
import heddle.inspector.view.Host;
import heddle.inspector.view.Picture;
import heddle.inspector.view.PlainLines;
import heddle.inspector.view.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The live view where there is no terminal: a block of lines a second until the target ends or nobody reads. */
final class PlainView {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final CommonOptions options;
    private final Console console;

    PlainView(CommonOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    int run(ProcessEntry process, Host host) throws InterruptedException {
        Consumer<String> notices = notice -> console.err("heddle: " + notice);
        try (Watched watched = Watched.open(process, options, options.mode(), notices)) {
            long due = System.nanoTime();
            while (!console.isClosed() && !watched.hasEnded()) {
                watched.look(PERIOD);
                watched.requireAllowed();
                Picture picture = watched.picture();
                if (picture == null || System.nanoTime() < due) continue;
                due += PERIOD.toNanos();
                Scene scene = new Scene(
                        System.nanoTime(), Instant.now(), host, List.of(process), watched.connection(), picture);
                PlainLines.of(scene).forEach(console::out);
            }
        }
        return ExitCode.FINE;
    }
}
