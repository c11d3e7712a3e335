package heddle.inspector.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code heddle} and {@code heddle TARGET}: the live view. */
@Command(
        name = "heddle",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = {
            "See what the threads of a running JVM really do, and who blocks whom.",
            "",
            "Without a command this is the live view: of TARGET, or of a JVM picked from a list. In it, ? lists the keys."
        },
        footer = {
            "",
            "Examples:",
            "  heddle                          pick a JVM and watch it",
            "  heddle 4242                     watch process 4242",
            "  heddle OrderService             watch the JVM whose main class or command line contains this",
            "  heddle --mode look 4242         watch it without attaching",
            "  heddle threads 4242 --for 10s   what every thread did in ten seconds",
            "  heddle process 4242             what the kernel keeps of it: state, open files, limits, signals",
            "  heddle memory 4242              what its address space holds",
            "  heddle locks 4242 --check       for scripts: exit with 1 when something is badly wrong",
            "",
            "Exit codes: 0 fine, 1 --check found something, 2 usage, 3 target not found or gone, 4 not permitted,",
            "5 target unsupported, 6 stopped by a safety guard, 130 interrupted."
        })
final class HeddleCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "A pid, or a unique part of a main class or command line.")
    private @Nullable String target;

    private final Console console;

    HeddleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return new LiveView(common, console).run(target);
    }
}
