package heddle.inspector.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The commands put together, and what a failure of one looks like: two lines and an exit code, never a stack trace. */
public final class CommandLines {
    private CommandLines() {}

    /** Runs one command line and gives its exit code. */
    public static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new HeddleCommand(console))
                .addSubcommand(new PsCommand(console))
                .addSubcommand(new ThreadsCommand(console))
                .addSubcommand(new LocksCommand(console))
                .addSubcommand(new WatchCommand(console))
                .addSubcommand(new DoctorCommand(console));
        line.setOut(new PrintWriter(console.answers(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.notices(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        line.setParameterExceptionHandler((mistake, arguments_) -> exitCode(console, mistake));
        line.setExecutionExceptionHandler((failure, command, parsed) -> exitCode(console, failure));
        return line.execute(arguments);
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
