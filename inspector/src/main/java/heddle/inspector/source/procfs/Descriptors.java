package heddle.inspector.source.procfs;

import heddle.inspector.model.OpenFile;
import heddle.inspector.model.OpenFile.Access;
import heddle.inspector.model.OpenFile.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The open files of a process.
 *
 * <p>The folder of a descriptor costs one read of a link, and two more reads only when the link is another than at the
 * last look. Not thread-safe.
 */
final class Descriptors {
    private static final int LARGEST_INFO = 1024 * 1024;
    private static final int S_IFMT = 0xF000;
    private static final String MEMORY_FILE = "/memfd:";

    private final Path links;
    private final Path infos;
    private final Sockets sockets;
    private final Redaction redaction;
    private Map<Integer, Known> known = new HashMap<>();

    /** @param process the folder {@code /proc/PID} */
    Descriptors(Path process, LongSupplier nanoTime, Redaction redaction) {
        links = process.resolve("fd");
        infos = process.resolve("fdinfo");
        sockets = new Sockets(process, nanoTime);
        this.redaction = redaction;
    }

    /** A descriptor as it was, and what it linked to then. */
    private record Known(
            DescriptorLink link, Kind kind, @Nullable Access access) {}

    /** The files in the order of their descriptors; null when they may not be seen, or the process has ended. */
    @Nullable
    List<OpenFile> read() {
        int[] numbers = ProcRoot.numbersIn(links);
        if (numbers == null) return null;
        Arrays.sort(numbers);
        try {
            return look(numbers);
        } catch (AccessDeniedException mayNot) {
            return null;
        }
    }

    private List<OpenFile> look(int[] numbers) throws AccessDeniedException {
        Map<Integer, Known> seen = new HashMap<>(2 * numbers.length);
        List<OpenFile> files = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            Known now = look(number);
            if (now == null) continue;
            seen.put(number, now);
            files.add(file(number, now));
        }
        known = seen;
        return files;
    }

    /** What a descriptor is; null when it was closed meanwhile. */
    private @Nullable Known look(int number) throws AccessDeniedException {
        Path entry = links.resolve(Integer.toString(number));
        try {
            DescriptorLink link =
                    DescriptorLink.parse(Files.readSymbolicLink(entry).toString());
            Known before = known.get(number);
            if (before != null && before.link().equals(link)) return before;
            return new Known(link, kind(entry, link), info(number).access());
        } catch (AccessDeniedException mayNot) {
            throw mayNot;
        } catch (IOException closed) {
            return null;
        }
    }

    private DescriptorInfo info(int number) {
        Path file = infos.resolve(Integer.toString(number));
        return DescriptorInfo.parse(KernelText.of(KernelFile.readWhole(file, LARGEST_INFO)));
    }

    private static Kind kind(Path entry, DescriptorLink link) throws IOException {
        return switch (link.kind()) {
            case SOCKET -> Kind.SOCKET;
            case PIPE -> Kind.PIPE;
            case PATH -> link.text().startsWith(MEMORY_FILE) ? Kind.MEMFD : ofPath(entry);
            case ANONYMOUS -> ofAnonymous(link.text());
            case OTHER -> Kind.ANON;
        };
    }

    /** By the type of file in inode(7), which the link leads to even when its name is gone. */
    private static Kind ofPath(Path entry) throws IOException {
        return switch ((int) Files.getAttribute(entry, "unix:mode") & S_IFMT) {
            case 0x1000 -> Kind.FIFO;
            case 0x2000, 0x6000 -> Kind.DEVICE;
            case 0x4000 -> Kind.DIRECTORY;
            default -> Kind.FILE;
        };
    }

    private static Kind ofAnonymous(String name) {
        return switch (name) {
            case "eventfd" -> Kind.EVENTFD;
            case "eventpoll" -> Kind.EPOLL;
            case "timerfd" -> Kind.TIMERFD;
            case "signalfd" -> Kind.SIGNALFD;
            case "inotify" -> Kind.INOTIFY;
            default -> Kind.ANON;
        };
    }

    private OpenFile file(int number, Known now) {
        DescriptorLink link = now.link();
        return new OpenFile(number, now.kind(), link.inode(), redaction.redact(target(number, now)), now.access());
    }

    private String target(int number, Known now) {
        DescriptorLink link = now.link();
        return switch (now.kind()) {
            case SOCKET -> sockets.find(link.inode()).text(link.inode());
            case PIPE -> "pipe:[" + link.inode() + "]";
            case EPOLL -> "epoll watching " + watched(info(number));
            case EVENTFD -> event(info(number).eventId());
            default -> link.text();
        };
    }

    private static String event(long id) {
        return id < 0 ? "eventfd" : "eventfd " + id;
    }

    private static String watched(DescriptorInfo info) {
        if (info.watched().isEmpty()) return "nothing";
        return info.watched().stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
