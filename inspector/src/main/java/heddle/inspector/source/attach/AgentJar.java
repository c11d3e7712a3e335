package heddle.inspector.source.attach;

import heddle.agent.wire.Protocol;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's jar, which is also where our own copy of the wire format comes from; so the two always match. */
final class AgentJar {
    private AgentJar() {}

    /**
     * The jar as a file of ours.
     *
     * @throws FileNotFoundException if the agent's classes do not come from a jar, as in an IDE
     */
    static Path locate() throws IOException {
        try {
            Path origin = Path.of(Protocol.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(origin)) return origin;
            throw new FileNotFoundException(origin + " is no jar; build the agent's with mvn package");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
