package heddle.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What there is of the agent in a target, beyond what was there before. */
final class Traces {

    private static final Pattern AGENT_CLASS = Pattern.compile("heddle\\.agent\\.(?!subject)[\\w.$]+");
    private static final List<String> STUB = List.of("heddle.agent.HeddleAgent", "heddle.agent.DisposableLoader");

    private final ChildJvm target;
    private final List<String> descriptorsBefore;

    private Traces(ChildJvm target) {
        this.target = target;
        target.jcmd("VM.version"); // Starts the JVM's attach listener, which opens a socket of its own.
        descriptorsBefore = descriptors();
    }

    /** Looks at a target before the agent comes. */
    static Traces before(ChildJvm target) {
        return new Traces(target);
    }

    /** All that is there, the stub not counted. */
    List<String> find() {
        List<String> found = new ArrayList<>();
        target.jcmd("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\"heddle-"))
                .forEach(found::add);
        target.jcmd("JFR.check").lines().filter(line -> line.contains("heddle")).forEach(found::add);
        classes().stream().filter(name -> !STUB.contains(name)).forEach(found::add);
        List<String> descriptors = descriptors();
        descriptorsBefore.forEach(descriptors::remove);
        found.addAll(descriptors);
        return found;
    }

    /** The agent's classes that are loaded, after a collection. */
    List<String> classes() {
        target.jcmd("GC.run");
        return AGENT_CLASS
                .matcher(target.jcmd("VM.class_hierarchy"))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** Chunks of recordings that a folder holds. */
    static List<Path> chunks(Path repository) throws IOException {
        if (!Files.exists(repository)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(repository)) {
            return files.filter(file -> file.toString().endsWith(".jfr")).toList();
        }
    }

    /** Open sockets, selectors and recordings, without their numbers. */
    private List<String> descriptors() {
        List<String> found = new ArrayList<>();
        try (Stream<Path> links = Files.list(Path.of("/proc", Long.toString(target.pid()), "fd"))) {
            links.map(Traces::open)
                    .filter(it -> it.matches("socket:.*|anon_inode:.*|.*\\.jfr( .*)?"))
                    .forEach(found::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        found.replaceAll(it -> it.replaceAll("\\d+", ""));
        return found;
    }

    private static String open(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }
}
