package heddle.inspector.command;

import heddle.inspector.model.ProcessEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code heddle ps}. */
@Command(
        name = "ps",
        description = "The JVMs of this machine, and why some cannot be attached.",
        mixinStandardHelpOptions = true)
final class PsCommand implements Callable<Integer> {
    /** CPU shares need two looks this far apart. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--all", description = "Every process, not only JVMs.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    private final Console console;

    PsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<ProcessEntry> processes = processes();
        if (json) {
            console.out(new Json()
                    .with("schema", "heddle.ps/1")
                    .with("at", Instant.now().toString())
                    .with(
                            "processes",
                            processes.stream().map(PsCommand::process).toList())
                    .line());
        } else {
            table(processes).forEach(console::out);
        }
        return ExitCode.FINE;
    }

    private List<ProcessEntry> processes() throws InterruptedException {
        ProcessCensus census = new ProcessCensus(common);
        census.look();
        TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        return census.look().stream().filter(process -> all || process.jvm()).toList();
    }

    private static Map<String, @Nullable Object> process(ProcessEntry process) {
        Json json = new Json()
                .with("pid", process.pid())
                .with("user", process.user())
                .with("main", process.main())
                .orUnknown("jdk", process.jdk() != null, process.jdk(), Head.NO_JDK)
                .with("threads", process.threads());
        if (process.cpuPercent().isPresent()) {
            json.percent("cpu_percent", process.cpuPercent().getAsDouble());
        } else {
            json.unknown("cpu_percent", "the process has only just been seen");
        }
        return json.orUnknown("rss_kb", process.rssKb() >= 0, process.rssKb(), "not permitted")
                .with(
                        "started",
                        Instant.ofEpochMilli(process.startedEpochMillis()).toString())
                .with("attachable", process.attachable())
                .with("why_not", process.attachable() ? null : process.whyNotAttachable())
                .map();
    }

    private static List<String> table(List<ProcessEntry> processes) {
        TextTable table = new TextTable().row("PID", "USER", "CPU%", "RSS MB", "THREADS", "JDK", "MAIN", "ATTACH");
        for (ProcessEntry process : processes) {
            table.row(
                    Integer.toString(process.pid()),
                    process.user(),
                    process.cpuPercent().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%.1f", process.cpuPercent().getAsDouble())
                            : "",
                    process.rssKb() < 0 ? "" : Long.toString(process.rssKb() / 1024),
                    Integer.toString(process.threads()),
                    process.jdk() == null ? "" : process.jdk(),
                    process.main(),
                    process.attachable() ? "yes" : process.whyNotAttachable());
        }
        return table.lines();
    }
}
