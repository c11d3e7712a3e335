package heddle.inspector.source.jfr;

import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Attachment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a JVM's recorder writes, before and after it has begun to. */
final class Repository {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** A path in the option ends at the next of its settings, the next argument, or the end of the line. */
    private static final Pattern OPTION =
            Pattern.compile("-XX:FlightRecorderOptions[=:](?:\\S*,)?repository=([^,\\s]+)");

    private Repository() {}

    /** The folder in use, as this process sees it; empty while the recorder has not begun. */
    static Optional<Path> current(Attachment attachment) throws AttachException {
        return attachment.property("jdk.jfr.repository").flatMap(path -> inOurView(attachment, path));
    }

    /** The folder in use, or the one in which the recorder will make it. */
    static Optional<Path> expected(Attachment attachment) throws AttachException {
        Optional<Path> current = current(attachment);
        if (current.isPresent()) return current;
        Optional<String> chosen = option(attachment.command("VM.command_line", LIMIT));
        Optional<String> folder = chosen.isPresent() ? chosen : attachment.property("java.io.tmpdir");
        return folder.flatMap(path -> inOurView(attachment, path));
    }

    static Optional<String> option(String commandLine) {
        Matcher matcher = OPTION.matcher(commandLine);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** A relative path is one of the target's working folder, which only it knows; it is watched once it is in use. */
    private static Optional<Path> inOurView(Attachment attachment, String path) {
        return path.startsWith("/") ? Optional.of(attachment.target().inOurView(path)) : Optional.empty();
    }
}
