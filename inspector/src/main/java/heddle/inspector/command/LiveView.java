package heddle.inspector.command;

import heddle.inspector.model.Mode;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.terminal.ColorDepth;
import heddle.inspector.terminal.TerminalLoop;
import heddle.inspector.terminal.TerminalProfile;
import heddle.inspector.terminal.Theme;
import heddle.inspector.view.Host;
import heddle.inspector.view.Inspector;
import heddle.inspector.view.Request;
import heddle.inspector.view.Scene;
import heddle.inspector.view.Screen;
import heddle.inspector.view.UiState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The live view: the terminal on this thread, the observer on another, and only scenes and requests between them. */
final class LiveView {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final CommonOptions options;
    private final Console console;

    LiveView(CommonOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** Runs until the reader leaves; without a target it begins with the list of JVMs. */
    int run(@Nullable String target) throws IOException, InterruptedException {
        ProcessEntry process = target == null ? null : Targets.find(target, options);
        Host host = new Host(
                System.getProperty("user.name", "?"),
                Runtime.getRuntime().availableProcessors(),
                ZoneId.systemDefault());
        if (!isTerminal()) return plain(process, host);
        Inspector inspector = new Inspector(
                process == null ? Screen.PICKER : Screen.THREADS, Scene.empty(host, System.nanoTime(), Instant.now()));
        try (LiveObserver observer = new LiveObserver(options, host)) {
            if (process != null) observer.ask(opening(process));
            TerminalLoop<UiState> loop = new TerminalLoop<>(inspector, observer, profile(), TICK);
            observer.start(loop::post);
            loop.run(log());
            observer.requireAllowed();
        }
        return ExitCode.FINE;
    }

    private static boolean isTerminal() {
        return isTerminal("0") && isTerminal("1") && TerminalProfile.canDraw(System.getenv());
    }

    /** Where a descriptor leads; {@code System.console()} tells it differently from JDK to JDK. */
    private static boolean isTerminal(String descriptor) {
        try {
            String device =
                    Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }

    private Request opening(ProcessEntry process) {
        boolean look = options.mode().filter(mode -> mode == Mode.LOOK).isPresent();
        return look ? new Request.LookOnly(process.pid()) : new Request.Attach(process.pid());
    }

    /** Not a terminal: the same scenes as lines of text. */
    private int plain(@Nullable ProcessEntry process, Host host) throws InterruptedException {
        if (process == null) {
            throw new Failure(
                    ExitCode.USAGE,
                    "Without a terminal there is no list to pick from.",
                    "Name the target: heddle TARGET. heddle ps lists the JVMs of this machine.");
        }
        return new PlainView(options, console).run(process, host);
    }

    private TerminalProfile profile() {
        TerminalProfile detected = TerminalProfile.detect(System.getenv());
        if (options.noColor()) detected = detected.withColors(ColorDepth.MONO);
        if (options.ascii()) detected = detected.inAscii();
        Optional<Theme> theme = theme();
        return theme.isPresent() ? detected.withTheme(theme.get()) : detected;
    }

    private Optional<Theme> theme() {
        String name = options.theme().toUpperCase(Locale.ROOT);
        if (name.equals("AUTO")) return Optional.empty();
        for (Theme theme : Theme.values()) {
            if (theme.name().equals(name)) return Optional.of(theme);
        }
        throw new Failure(ExitCode.USAGE, "--theme " + options.theme() + " is unknown.", "Write auto, dark or light.");
    }

    private static Path log() throws IOException {
        Optional<Path> file = Log.file();
        if (file.isEmpty()) return Files.createTempFile("heddle", ".log");
        Files.createDirectories(file.get().toAbsolutePath().getParent());
        return file.get();
    }
}
