package heddle.inspector.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file descriptor of a process and what it leads to.
 *
 * @param inode identity of a socket or pipe, 0 for others
 * @param target the path, the two ends of a socket, or what else tells it from others; secrets are taken out
 * @param access null when the kernel would not tell
 */
public record OpenFile(
        int fd,
        Kind kind,
        long inode,
        String target,
        @Nullable Access access) {
    /** What kinds of thing a descriptor leads to. */
    public enum Kind {
        FILE,
        DIRECTORY,
        DEVICE,
        SOCKET,
        PIPE,
        /** A pipe with a name. */
        FIFO,
        EVENTFD,
        EPOLL,
        TIMERFD,
        SIGNALFD,
        INOTIFY,
        /** A file that exists in memory only. */
        MEMFD,
        /** Another thing of the kernel without a name of its own. */
        ANON;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the descriptor may be used for. */
    public enum Access {
        READ("r"),
        WRITE("w"),
        BOTH("rw"),
        /** A place in the file system and nothing else, see O_PATH in open(2). */
        PATH("path");

        private final String text;

        Access(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
