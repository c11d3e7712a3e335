package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import heddle.inspector.view.Rect;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The line discipline of our terminal (standard input), set by {@code stty} because Java has no termios.
 *
 * <p>Start-up costs one process. Each call has a time limit: stty waits until pending output is drained, which never
 * happens on a terminal that stopped reading.
 */
final class Stty {

    /** Keys come one by one, unechoed, and none of them raises a signal or stops the output; Enter stays a newline. */
    private static final List<String> RAW =
            List.of("icrnl", "-icanon", "-echo", "-isig", "-ixon", "-iexten", "min", "1", "time", "0");

    private static final String SAVE_SIZE_RAW = "\"$0\" -g && \"$0\" size && \"$0\" " + String.join(" ", RAW);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** What a terminal without a size, such as one made by script(1), is taken for. */
    private static final Rect USUAL_SIZE = Rect.screen(24, 80);

    private final String command;
    private @Nullable String saved;

    /** @param command name or path of stty; NixOS has none in /bin */
    Stty(String command) {
        this.command = command;
    }

    /** Saves the settings, sets raw ones, and returns the size of the terminal. */
    synchronized Rect open() throws IOException {
        List<String> lines = run("sh", "-c", SAVE_SIZE_RAW, command).lines().toList();
        if (lines.size() < 2) {
            throw new IOException("Cannot take the terminal over: stty answered " + lines);
        }
        saved = lines.get(0);
        return parseSize(lines.get(1));
    }

    /** Sets raw settings again; what was saved stays saved. */
    synchronized void setRaw() throws IOException {
        run(Stream.concat(Stream.of(command), RAW.stream()).toArray(String[]::new));
    }

    Rect size() throws IOException {
        return parseSize(run(command, "size"));
    }

    /** Sets the saved settings again; has no effect when none are saved. */
    synchronized void restore() throws IOException {
        String settings = saved;
        saved = null;
        if (settings != null) {
            run(command, settings);
        }
    }

    static Rect parseSize(String rowsAndColumns) throws IOException {
        String[] parts = rowsAndColumns.strip().split(" ", -1);
        try {
            Rect size = Rect.screen(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            return size.isEmpty() ? USUAL_SIZE : size;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("Cannot read the size of the terminal: stty answered " + rowsAndColumns, e);
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectErrorStream(true)
                .start();
        await(process);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.exitValue() != 0) {
            throw new IOException("Cannot set up the terminal: stty answered " + output.strip());
        }
        return output;
    }

    private static void await(Process process) throws IOException {
        try {
            if (process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException("Cannot set up the terminal: no answer from stty in " + LIMIT.toSeconds() + " s");
    }
}
