package heddle.inspector;

import heddle.inspector.command.CommandLines;
import heddle.inspector.command.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where Heddle starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Console console = new Console(stream(FileDescriptor.out), stream(FileDescriptor.err));
        System.exit(CommandLines.run(console, arguments));
    }

    /** Answers are UTF-8 whatever the locale says. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
