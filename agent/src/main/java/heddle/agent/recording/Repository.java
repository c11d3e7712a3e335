package heddle.agent.recording;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;

/** Where this JVM's Flight Recorder puts its chunks. */
final class Repository {

    private static final String OPTIONS = "-XX:FlightRecorderOptions";
    private static final String KEY = "repository=";

    private Repository() {}

    /** The folder JFR uses, known once a recording to disk has started. */
    static Optional<Path> current() {
        return Optional.ofNullable(System.getProperty("jdk.jfr.repository")).map(Path::of);
    }

    /** The folder JFR uses or, before it has one, the one in which it is going to make it. */
    static Path expected() {
        return current().or(Repository::configured).orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static Optional<Path> configured() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(OPTIONS))
                .map(Repository::path)
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later);
    }

    /** From {@code -XX:FlightRecorderOptions=repository=PATH,...}; JFR takes a colon for the first equals sign too. */
    static Optional<Path> path(String argument) {
        for (String option : argument.substring(Math.min(OPTIONS.length() + 1, argument.length()))
                .split(",", -1)) {
            if (option.startsWith(KEY)) {
                return Optional.of(Path.of(option.substring(KEY.length())));
            }
        }
        return Optional.empty();
    }
}
