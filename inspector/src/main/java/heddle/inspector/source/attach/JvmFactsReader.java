package heddle.inspector.source.attach;

import heddle.inspector.source.attach.JvmFacts.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what kind of JVM a process is without touching it. */
final class JvmFactsReader {
    private static final Pattern LIBRARY = Pattern.compile(" (/.*)/(libjvm|libj9vm\\w*)\\.so(?: \\(deleted\\))?$");

    /** The section in which GraalVM keeps an image's initial heap. */
    private static final String IMAGE_HEAP = ".svm_heap";

    private static final int MOST_PERF_DATA_BYTES = 1 << 20;
    private static final int MOST_NAME_CHARS = 60;

    /** From lib/server/libjvm.so up to the JDK; in JDK 8 it is jre/lib/amd64/server. */
    private static final int MOST_FOLDERS_UP = 4;

    private final Path process;
    private final ProcessStatus status;

    JvmFactsReader(Path process, ProcessStatus status) {
        this.process = process;
        this.status = status;
    }

    JvmFacts read() {
        try (BufferedReader maps =
                Files.newBufferedReader(process.resolve("maps"), java.nio.charset.StandardCharsets.ISO_8859_1)) {
            Optional<Matcher> library =
                    maps.lines().map(LIBRARY::matcher).filter(Matcher::find).findFirst();
            return library.isPresent() ? ofJvm(library.get()) : withoutJvm(kindWithoutLibrary());
        } catch (IOException | java.io.UncheckedIOException forbidden) {
            return withoutJvm(Kind.HIDDEN);
        }
    }

    private Kind kindWithoutLibrary() {
        return ElfSections.has(process.resolve("exe"), IMAGE_HEAP) ? Kind.NATIVE_IMAGE : Kind.NONE;
    }

    private static JvmFacts withoutJvm(Kind kind) {
        return new JvmFacts(kind, null, null, JdkRelease.UNKNOWN, new JvmArguments(List.of()), false);
    }

    private JvmFacts ofJvm(Matcher library) {
        Kind kind = library.group(2).equals("libjvm") ? Kind.HOTSPOT : Kind.OPENJ9;
        JdkRelease release = release(Path.of(library.group(1)));
        PerfData perfData = perfData().orElse(new PerfData(Map.of()));
        return new JvmFacts(
                kind,
                perfData.text("sun.rt.javaCommand")
                        .map(JvmFactsReader::shortName)
                        .orElse(null),
                perfData.text("java.property.java.version").orElse(release.version()),
                release,
                arguments(perfData),
                perfData.text("sun.rt.jvmCapabilities")
                        .map(bits -> bits.startsWith("1"))
                        .orElse(true));
    }

    private JvmArguments arguments(PerfData perfData) {
        Stream<String> words = perfData.text("java.rt.vmArgs")
                .map(arguments ->
                        Stream.of(arguments, perfData.text("java.rt.vmFlags").orElse("")))
                .orElseGet(() -> KernelFiles.text(process.resolve("cmdline")).stream());
        return new JvmArguments(words.flatMap(text -> Arrays.stream(text.split("[\\s\\x00]+", -1)))
                .toList());
    }

    private JdkRelease release(Path libraryFolder) {
        Path folder = libraryFolder;
        for (int up = 0; up < MOST_FOLDERS_UP && folder != null; up++) {
            folder = folder.getParent();
            Optional<String> text = Optional.ofNullable(folder)
                    .map(home -> inTarget(home.toString() + "/release"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) // a FIFO would never open
                    .flatMap(KernelFiles::text);
            if (text.isPresent()) return JdkRelease.parse(text.get());
        }
        return JdkRelease.UNKNOWN;
    }

    private Path inTarget(String absolutePath) {
        return process.resolve("root").resolve(absolutePath.substring(1));
    }

    /** The folder is named after the user, whose name only the target's own system knows. */
    private Optional<PerfData> perfData() {
        return KernelFiles.list(inTarget("/tmp"), "hsperfdata_*").stream()
                .map(folder -> folder.resolve(Integer.toString(status.innerPid())))
                .filter(this::isItsOwnFile)
                .flatMap(file -> bytes(file).stream())
                .flatMap(bytes -> PerfData.parse(bytes).stream())
                .findFirst();
    }

    private boolean isItsOwnFile(Path file) {
        try {
            FileStatus found = FileStatus.of(file);
            return found.isRegular() && found.uid() == status.uid();
        } catch (IOException absent) {
            return false;
        }
    }

    private static Optional<byte[]> bytes(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(in.readNBytes(MOST_PERF_DATA_BYTES));
        } catch (IOException vanished) {
            return Optional.empty();
        }
    }

    /** {@code Main} of {@code com.example.Main x}, {@code app.jar} of {@code /opt/app.jar x}; null for an embedded JVM. */
    static @Nullable String shortName(String javaCommand) {
        String program = javaCommand.strip().split("\\s", 2)[0];
        String file = program.substring(program.lastIndexOf('/') + 1);
        String name = file.endsWith(".jar") ? file : file.substring(file.lastIndexOf('.') + 1);
        String printable = name.replaceAll("[^\\p{Alnum}$_.+-]", "?");
        return printable.isEmpty() ? null : printable.substring(0, Math.min(printable.length(), MOST_NAME_CHARS));
    }
}
