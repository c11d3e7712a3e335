package heddle.inspector.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code heddle memory TARGET}. */
@Command(
        name = "memory",
        description = "What the address space holds: text, data, heaps, stacks, mapped files; of any process.",
        mixinStandardHelpOptions = true)
final class MemoryCommand implements Callable<Integer> {
    @Mixin
    private ObserveOptions options = new ObserveOptions();

    private final Console console;

    MemoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = options.openToAsk(console)) {
            Session.Memory memory = session.observeMemory(options.length());
            if (options.json()) {
                console.out(session.memory(memory).line());
            } else {
                MemoryTable.of(memory.map()).forEach(console::out);
                session.memoryTraces().forEach(trace -> console.err("heddle: " + trace));
            }
        }
        return ExitCode.FINE;
    }
}
