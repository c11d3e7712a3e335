package heddle.inspector.source.attach;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What inspectors of this user have in targets at this moment, one file each, so that it can be undone after a sudden
 * death of the inspector. A file is written before the thing is done and deleted after it was undone.
 */
public final class Ledger {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final String SUFFIX = ".properties";

    private final Path folder;

    /** Keeps the ledger in a folder, which is made when first needed. */
    public Ledger(Path folder) {
        this.folder = folder;
    }

    /**
     * The ledger of this user: below {@code XDG_STATE_HOME} or {@code HOME}, else, for a user without a home, in {@code
     * /tmp}.
     *
     * @throws IOException if there is no folder that only this user can write to
     */
    public static Ledger ofUser(Map<String, String> environment) throws IOException {
        for (Path folder : candidates(environment)) {
            if (isUsable(folder)) return new Ledger(folder.resolve("live"));
        }
        throw new IOException("no folder of this user's own can be made below XDG_STATE_HOME, HOME or /tmp");
    }

    private static List<Path> candidates(Map<String, String> environment) {
        Optional<Path> home = value(environment, "HOME").map(path -> path.resolve(".local/state"));
        Optional<Path> state = value(environment, "XDG_STATE_HOME").or(() -> home);
        Path shared = Path.of("/tmp/heddle-" + Users.self() + "-state");
        return Stream.concat(state.map(path -> path.resolve("heddle")).stream(), Stream.of(shared))
                .toList();
    }

    private static Optional<Path> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> value.startsWith("/"))
                .map(Path::of);
    }

    private static boolean isUsable(Path folder) throws IOException {
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            return isOurs(folder);
        } catch (IOException taken) {
            return false;
        }
    }

    /** Another user's folder could be one that sudo left in HOME, or one laid out for us in /tmp. */
    private static boolean isOurs(Path folder) throws IOException {
        FileStatus status = FileStatus.of(folder);
        return status.isFolder() && status.uid() == Users.self() && !status.isWritableByOthers();
    }

    /**
     * One thing that an inspector has in a target.
     *
     * @param file where this is written
     * @param recording name of a recording that was started through the attach channel, or empty
     * @param socketFolder as the inspector sees it, or empty
     */
    record Entry(Path file, Party target, Party inspector, String era, String recording, String socketFolder) {
        static Optional<Entry> read(Path file) {
            return KernelFiles.text(file).flatMap(text -> parse(file, text));
        }

        private static Optional<Entry> parse(Path file, String text) {
            try {
                Properties values = new Properties();
                values.load(new java.io.StringReader(text));
                return Optional.of(new Entry(
                        file,
                        Party.parse(values.getProperty("target", "")),
                        Party.parse(values.getProperty("inspector", "")),
                        values.getProperty("era", ""),
                        values.getProperty("recording", ""),
                        values.getProperty("folder", "")));
            } catch (IOException | IllegalArgumentException cutShort) {
                return Optional.empty();
            }
        }

        String text() throws IOException {
            Properties values = new Properties();
            values.setProperty("target", target.text());
            values.setProperty("inspector", inspector.text());
            values.setProperty("era", era);
            values.setProperty("recording", recording);
            values.setProperty("folder", socketFolder);
            StringWriter out = new StringWriter();
            values.store(out, null);
            return out.toString();
        }
    }

    /** A process that no later one can be mistaken for, until the next boot. */
    record Party(int pid, long startTicks) {
        static Party parse(String text) {
            String[] parts = text.split("-", 2);
            if (parts.length < 2) throw new IllegalArgumentException(text);
            return new Party(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        }

        static Party self() throws IOException {
            int pid = (int) ProcessHandle.current().pid();
            Path folder = Path.of("/proc/self");
            return new Party(pid, TargetFacts.startTicks(folder).orElseThrow(() -> new IOException("no " + folder)));
        }

        boolean lives() {
            return TargetFacts.startTicks(Path.of("/proc/" + pid))
                    .filter(start -> start == startTicks)
                    .isPresent();
        }

        String text() {
            return pid + "-" + startTicks;
        }
    }

    /** An entry of ours; closing it strikes it off. */
    public final class Line implements AutoCloseable {
        private final Path file;

        private Line(Path file) {
            this.file = file;
        }

        @Override
        public void close() {
            strike(file);
        }
    }

    /** A name that says whose it is and that nobody else uses: {@code heddle-1000-5f0a} and on. */
    public static String freshName() {
        return "heddle-" + Users.self() + "-" + SocketFolder.freshNonce();
    }

    /** Notes a recording that is about to be started through the attach channel. */
    public Line recording(TargetProcess target, String name) throws IOException {
        return write(target, name, "");
    }

    /** Notes a socket folder. */
    Line socketFolder(TargetProcess target, Path folder) throws IOException {
        return write(target, "", folder.toString());
    }

    private Line write(TargetProcess target, String recording, String socketFolder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        Party party = new Party(target.pid(), target.startTicks());
        Path file = folder.resolve(party.text() + "-" + SocketFolder.freshNonce() + SUFFIX);
        Entry entry = new Entry(file, party, Party.self(), era(), recording, socketFolder);
        var fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel out = Files.newByteChannel(file, fresh, PosixFilePermissions.asFileAttribute(FILE))) {
            out.write(StandardCharsets.UTF_8.encode(entry.text()));
        }
        return new Line(file);
    }

    /** Entries whose inspector is dead; those of another boot, machine or container that shares this home are not ours. */
    List<Entry> orphans() {
        return KernelFiles.list(folder, "*" + SUFFIX).stream()
                .sorted()
                .flatMap(file -> Entry.read(file).stream())
                .filter(entry -> entry.era().equals(era()))
                .filter(entry -> !entry.inspector().lives())
                .toList();
    }

    void strike(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The entry stays; a later clean-up finds its work done and tries again.
        }
    }

    /** The boot and the pid namespace, without which a pid and its start time name no process. */
    private static String era() {
        String boot =
                KernelFiles.text(Path.of("/proc/sys/kernel/random/boot_id")).orElse("");
        return boot.strip() + " "
                + KernelFiles.link(Path.of("/proc/self/ns/pid")).orElse(Path.of("unknown"));
    }
}
