package heddle.agent;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** The one user of module {@code jdk.net}, which a target may lack: then calling it is a {@link LinkageError}. */
final class PeerCredentials {

    private PeerCredentials() {}

    /** The user who listens at the other end of a Unix socket. */
    static UserPrincipal user(SocketChannel channel) throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    }
}
