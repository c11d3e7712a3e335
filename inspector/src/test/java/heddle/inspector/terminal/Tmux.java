package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A real terminal without a window: a private tmux server with one pane, in which an interactive shell runs. */
public final class Tmux implements Closeable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String socket = "heddle-test-" + Long.toHexString(new Random().nextLong());

    public Tmux(int columns, int rows) throws IOException {
        String size = "-x " + columns + " -y " + rows;
        run(("new-session -d " + size).split(" ", -1), "env PS1='$ ' bash --norc --noprofile -i");
        await(screen -> screen.contains("$"));
    }

    public static boolean isInstalled() {
        try {
            return execute(List.of("tmux", "-V")).startsWith("tmux");
        } catch (IOException e) {
            return false;
        }
    }

    /** Types a line into the shell, or into whatever reads. */
    public void line(String text) throws IOException {
        run(new String[] {"send-keys", "-l"}, text);
        keys("Enter");
    }

    /** Presses keys by their tmux names, such as {@code C-z} or {@code Up}. */
    public void keys(String... names) throws IOException {
        run(new String[] {"send-keys"}, names);
    }

    public void resize(int columns, int rows) throws IOException {
        run(new String[] {"resize-window"}, "-x", "" + columns, "-y", "" + rows);
    }

    public String screen() throws IOException {
        return run(new String[] {"capture-pane", "-p"});
    }

    /** Expands a tmux format, such as {@code #{alternate_on}}. */
    public String format(String format) throws IOException {
        return run(new String[] {"display-message", "-p"}, format).strip();
    }

    /** Waits until the screen is as expected and returns it. */
    public String await(Predicate<String> expected) throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        String screen = screen();
        while (!expected.test(screen)) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("still not as expected after " + LIMIT + ":\n" + screen);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            screen = screen();
        }
        return screen;
    }

    /** Waits until the shell has the terminal again. */
    public void awaitShell() throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!format("#{pane_current_command}").equals("bash")) {
            if (System.nanoTime() - deadline > 0) throw new AssertionError("the shell is not back:\n" + screen());
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        run(new String[] {"kill-server"});
    }

    private String run(String[] command, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("tmux", "-u", "-L", socket, "-f", "/dev/null"));
        all.addAll(List.of(command));
        all.addAll(List.of(more));
        return execute(all);
    }

    private static String execute(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("TMUX");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
