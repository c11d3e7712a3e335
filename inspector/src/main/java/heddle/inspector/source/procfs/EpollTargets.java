package heddle.inspector.source.procfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an epoll descriptor watches, from the {@code tfd} lines of {@code /proc/PID/fdinfo/N}; see proc_pid_fdinfo(5).
 *
 * <p>An event loop may watch thousands of sockets and waits a thousand times a second, so its list is read once in a while
 * and not to its end.
 */
final class EpollTargets {
    private static final byte[] TARGET = KernelText.label("tfd:");
    private static final long PAUSE_NANOS = 2_000_000_000L;
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_LOOKED_AT = 16;
    private static final int MOST_NAMED = 3;
    private static final int MOST_KNOWN = 1024;

    private final Path process;
    private final Sockets sockets;
    private final Map<Integer, Known> known = new HashMap<>();

    private record Known(String text, long atNanos) {}

    EpollTargets(Path process, Sockets sockets) {
        this.process = process;
        this.sockets = sockets;
    }

    /** The sockets and files among them, {@code listening :8080, socket 10.0.0.7:5432 and 14 more}; empty when there are none. */
    String describe(int epoll) {
        long now = sockets.nanoTime();
        Known last = known.get(epoll);
        if (last != null && now - last.atNanos < PAUSE_NANOS) return last.text;
        if (known.size() >= MOST_KNOWN) known.clear();
        long postponed = sockets.postponed();
        String text = read(epoll);
        if (sockets.postponed() == postponed) known.put(epoll, new Known(text, now));
        return text;
    }

    private String read(int epoll) {
        Path info = process.resolve("fdinfo").resolve(Integer.toString(epoll));
        KernelText text = KernelText.of(KernelFile.readWhole(info, LARGEST));
        List<String> named = new ArrayList<>();
        int others = 0;
        for (int count = 0; text.line(TARGET); count++) {
            String target = count < MOST_LOOKED_AT ? target(text.number()) : "";
            boolean naming = !target.isEmpty() && named.size() < MOST_NAMED;
            if (naming) named.add(target);
            else if (!target.isEmpty() || count >= MOST_LOOKED_AT) others++;
        }
        return String.join(", ", named) + (others > 0 ? " and " + others + " more" : "");
    }

    /** Eventfds and the like only wake the loop. */
    private String target(long descriptor) {
        try {
            Path entry = process.resolve("fd").resolve(Long.toString(descriptor));
            DescriptorLink link =
                    DescriptorLink.parse(Files.readSymbolicLink(entry).toString());
            return switch (link.kind()) {
                case SOCKET -> sockets.find(link.inode()).awaited();
                case PATH -> link.text();
                default -> "";
            };
        } catch (IOException closedOrRefused) {
            return "";
        }
    }
}
