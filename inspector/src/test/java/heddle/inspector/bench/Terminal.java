package heddle.inspector.bench;

import heddle.inspector.bench.Dialogue.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell on a terminal that nobody sees: tmux in control mode, which says at once when something is written to the
 * screen, and is then asked what the screen shows.
 */
final class Terminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Dialogue tmux;
    private final ProcessHandle shell;
    private final List<String> screen = new ArrayList<>();
    private long writtenNanos;
    private boolean isAsked;
    private boolean isStale;

    private Terminal(Dialogue tmux) throws InterruptedException {
        this.tmux = tmux;
        tmux.say("display-message -p 'shell #{pane_pid}'");
        String answer = "";
        while (!answer.startsWith("shell ")) answer = tmux.text(tmux.next());
        shell = ProcessHandle.of(Long.parseLong(answer.substring("shell ".length())))
                .orElseThrow();
    }

    static Terminal open(Bed bed, int columns, int rows) throws IOException, InterruptedException {
        if (!Bed.isInstalled("tmux")) throw new IllegalStateException("tmux is not installed");
        // Each with a server of its own: the one before may still be ending.
        String server = "heddle-bench-" + ProcessHandle.current().pid() + '-' + System.nanoTime();
        // Without TMUX, so that the bench itself can be run inside tmux.
        Dialogue tmux = bed.start(
                "tmux",
                List.of("env", "-u", "TMUX", "tmux", "-u", "-L", server, "-f", "/dev/null", "-C", "new-session", "sh"));
        tmux.say("set -g default-terminal tmux-256color");
        tmux.say("refresh-client -C " + columns + "x" + rows);
        return new Terminal(tmux);
    }

    /**
     * Clears the screen and types a command.
     *
     * @return {@link System#nanoTime} of Enter
     */
    long type(String command) {
        tmux.say("send-keys -R");
        tmux.say("send-keys -l '" + command + "'");
        long nanos = System.nanoTime();
        tmux.say("send-keys Enter");
        return nanos;
    }

    /**
     * Waits until the screen shows a text.
     *
     * @return when what shows it was written, by {@link System#nanoTime}
     */
    long awaitText(String text) throws InterruptedException {
        writtenNanos = System.nanoTime();
        long deadline = writtenNanos + PATIENCE.toNanos();
        askForScreen();
        while (true) {
            Line line = tmux.next(deadline);
            if (line == null) throw new IllegalStateException("no '" + text + "' in\n" + String.join("\n", screen));
            if (isWholeScreen(line) && screen.stream().anyMatch(row -> row.contains(text))) return writtenNanos;
        }
    }

    private void askForScreen() {
        tmux.say("capture-pane -p");
        isAsked = true;
        isStale = false;
    }

    /** Takes what tmux says; true when an answer with the rows of the screen has become complete. */
    private boolean isWholeScreen(Line line) {
        String said = tmux.text(line);
        if (said.startsWith("%output ")) {
            writtenNanos = line.nanos();
            isStale = true;
        } else if (said.startsWith("%begin ")) {
            screen.clear();
        } else if (said.startsWith("%error ")) {
            throw new IllegalStateException("tmux: " + screen);
        } else if (said.startsWith("%end ") && !screen.isEmpty()) {
            isAsked = false;
        } else if (!said.startsWith("%")) {
            screen.add(said);
        }
        boolean isWhole = said.startsWith("%end ") && !screen.isEmpty();
        if (isStale && !isAsked) askForScreen();
        return isWhole;
    }

    /** The process of that program that was started by what was typed. */
    int running(String program) {
        return shell.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/" + program))
                .map(process -> Math.toIntExact(process.pid()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + program + " runs on this terminal"));
    }

    /** Presses a key and waits until what was typed has ended. */
    void leaveBy(String key) throws IOException {
        tmux.say("send-keys " + key);
        Waiting.until(
                key + " ends what runs",
                PATIENCE,
                () -> shell.descendants().findAny().isEmpty());
    }

    @Override
    public void close() {
        tmux.say("kill-server");
        tmux.close();
    }
}
