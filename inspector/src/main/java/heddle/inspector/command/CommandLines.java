package heddle.inspector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The commands put together, and what a failure of one looks like: two lines and an exit code, never a stack trace. */
public final class CommandLines {
    private CommandLines() {}

    /** Runs one command line and gives its exit code. */
    public static int run(Console console, String... arguments) {
        boolean list = arguments.length == 0;
        boolean pid = arguments.length == 1 && arguments[0].chars().allMatch(Character::isDigit);
        return list || pid ? live(console, pid ? arguments[0] : null) : parse(console, arguments);
    }

    /**
     * The live view without options. It is what people wait for, and picocli would be a third of the wait: its class files
     * are older than what a class archive takes.
     */
    private static int live(Console console, @Nullable String target) {
        try {
            return new LiveView(new CommonOptions(), console).run(target);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            return exitCode(console, failure);
        }
    }

    private static int parse(Console console, String... arguments) {
        CommandLine line = new CommandLine(new HeddleCommand(console))
                .addSubcommand(new PsCommand(console))
                .addSubcommand(new ThreadsCommand(console))
                .addSubcommand(new LocksCommand(console))
                .addSubcommand(new ProcessCommand(console))
                .addSubcommand(new MemoryCommand(console))
                .addSubcommand(new WatchCommand(console))
                .addSubcommand(new DoctorCommand(console));
        line.setOut(new PrintWriter(console.answers(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.notices(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        line.setExecutionStrategy(parsed -> {
            requireNothingBeforeCommand(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setParameterExceptionHandler((mistake, written) -> exitCode(console, mistake));
        line.setExecutionExceptionHandler((failure, command, parsed) -> exitCode(console, failure));
        return line.execute(arguments);
    }

    /** What stands before a command would be read and then forgotten: {@code --mode look} of all. */
    private static void requireNothingBeforeCommand(CommandLine.ParseResult parsed) {
        if (!parsed.hasSubcommand()) return;
        String command = parsed.subcommand().commandSpec().qualifiedName();
        boolean options =
                parsed.matchedOptions().stream().anyMatch(option -> !option.usageHelp() && !option.versionHelp());
        if (options || !parsed.matchedPositionals().isEmpty()) {
            throw new CommandLine.ParameterException(
                    parsed.commandSpec().commandLine(),
                    "Write options and the target behind the command: " + command + " ...");
        }
    }

    private static int exitCode(Console console, CommandLine.ParameterException mistake) {
        console.err("heddle: " + mistake.getMessage());
        console.err(mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help tells more.");
        return ExitCode.USAGE;
    }

    private static int exitCode(Console console, Exception failure) {
        if (failure instanceof Failure known) {
            console.err("heddle: " + known.getMessage());
            if (!known.cure().isEmpty()) console.err(known.cure());
            return known.exitCode();
        }
        if (failure instanceof InterruptedException) return ExitCode.INTERRUPTED;
        Log.write(failure);
        console.err("heddle: a fault in Heddle itself: " + failure);
        console.err("The log has the details: " + Log.place());
        return ExitCode.UNSUPPORTED;
    }
}
