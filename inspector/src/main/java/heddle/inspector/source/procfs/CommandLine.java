package heddle.inspector.source.procfs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /proc/PID/cmdline}: the arguments a program was started with, each ended by a NUL. */
record CommandLine(List<String> arguments) {
    /** Options of the {@code java} launcher whose value is the next argument; see "IsWhiteSpaceOption" in its source. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--limit-modules",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--patch-module",
            "--enable-native-access",
            "--source");

    private static final Set<String> BEFORE_MAIN = Set.of("-jar", "-m", "--module");

    CommandLine {
        arguments = List.copyOf(arguments);
    }

    static CommandLine parse(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.endsWith("\0")) text = text.substring(0, text.length() - 1);
        return new CommandLine(text.isEmpty() ? List.of() : List.of(text.split("\0", -1)));
    }

    /** Name of the program without its folder; a login shell's begins with a dash. Empty for kernel threads. */
    String program() {
        return arguments.isEmpty() ? "" : lastPart(arguments.get(0).split(" ", 2)[0]);
    }

    /** Whether it was started by the {@code java} launcher. */
    boolean isJava() {
        return program().equals("java");
    }

    /**
     * Main class or jar given to the {@code java} launcher; null when it cannot be seen here, as with an argument file.
     */
    @Nullable
    String javaMain() {
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (BEFORE_MAIN.contains(argument)) return i + 1 < arguments.size() ? main(arguments.get(i + 1)) : null;
            if (argument.startsWith("--module=")) return main(argument);
            if (WITH_VALUE.contains(argument)) i++;
            else if (argument.startsWith("@")) return null;
            else if (!argument.startsWith("-")) return main(argument);
        }
        return null;
    }

    /** Main class of {@code module/class}, file name of a path, or the class itself. */
    static String main(String argument) {
        return lastPart(argument);
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
