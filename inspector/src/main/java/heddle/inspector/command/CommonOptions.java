package heddle.inspector.command;

import heddle.inspector.model.Mode;
import heddle.inspector.source.snapshot.ProbeWish;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that every command understands. */
final class CommonOptions {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = ModeReader.class,
            description = {
                "How much to touch the target:",
                "  agent      load the agent: everything",
                "  agentless  flight recording only, no foreign code",
                "  look       the kernel's files only",
                "Without it: the most that works."
            })
    private @Nullable Mode mode;

    @Option(
            names = "--probe",
            paramLabel = "PROBES",
            converter = ProbeReader.class,
            description = {
                "Change code of the target's JDK to count exactly; needs mode agent, ends after 10 minutes:",
                "  exact       every wait for a lock of java.util.concurrent, and who had it",
                "  hold        also how long such locks are held",
            })
    private @Nullable ProbeWish probe;

    @Option(names = "--rate", paramLabel = "HZ", description = "Looks a second, 1 to 10 (default: ${DEFAULT-VALUE}).")
    private int rate = 4;

    @Option(names = "--show-secrets", description = "Do not redact passwords and tokens in command lines.")
    private boolean showSecrets;

    @Option(names = "--force", description = "Attach even when the target is short of memory.")
    private boolean force;

    @Option(
            names = "--no-peek",
            description =
                    "Read nothing of the target's memory; fewer of its parts and fewer peers of sockets get a name then.")
    private boolean unpeeking;

    @Option(names = "--no-color", description = "No colours; the environment variable NO_COLOR does the same.")
    private boolean noColor;

    @Option(names = "--ascii", description = "Draw with ASCII characters only.")
    private boolean ascii;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "Colours for a dark or light terminal: auto, dark, light (default: ${DEFAULT-VALUE}).")
    private String theme = "auto";

    Optional<Mode> mode() {
        return Optional.ofNullable(mode);
    }

    /** The probe that is asked for. */
    Optional<ProbeWish> probe() {
        return Optional.ofNullable(probe);
    }

    int rate() {
        if (rate < 1 || rate > 10) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--rate " + rate + " is not between 1 and 10.",
                    "Leave it out for 4 looks a second.");
        }
        return rate;
    }

    boolean showSecrets() {
        return showSecrets;
    }

    boolean force() {
        return force;
    }

    /** Whether a few words of the target's memory may be read, to prove what it is. */
    boolean peek() {
        return !unpeeking;
    }

    boolean noColor() {
        return noColor;
    }

    boolean ascii() {
        return ascii;
    }

    String theme() {
        return theme;
    }

    /** Reads a list of probes. */
    static final class ProbeReader implements ITypeConverter<ProbeWish> {
        private static final Duration LIMIT = Duration.ofMinutes(10);

        @Override
        public ProbeWish convert(String text) {
            List<String> names = List.of(text.toLowerCase(Locale.ROOT).split(",", -1));
            if (names.stream().anyMatch(name -> name.startsWith("race"))) {
                throw new TypeConversionException("this version has no probe for races; write exact or hold");
            }
            if (!Set.of("exact", "hold").containsAll(names)) {
                throw new TypeConversionException("'" + text + "' is no list of probes; write exact, hold or both");
            }
            return new ProbeWish(names.contains("hold"), LIMIT);
        }
    }

    /** Reads a mode's name. */
    static final class ModeReader implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String text) {
            for (Mode mode : Mode.values()) {
                if (mode.text().equals(text.toLowerCase(Locale.ROOT))) return mode;
            }
            throw new TypeConversionException("'" + text + "' is no mode; write agent, agentless or look");
        }
    }
}
