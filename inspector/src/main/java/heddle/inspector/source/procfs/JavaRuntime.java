package heddle.inspector.source.procfs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The Java run time in a process, seen from outside.
 *
 * @param home folder of the JDK as the process sees it, or null when not known
 */
record JavaRuntime(JvmKind kind, @Nullable String home) {
    private static final JavaRuntime NONE = new JavaRuntime(JvmKind.NONE, null);
    private static final JavaRuntime UNTOLD = new JavaRuntime(JvmKind.UNTOLD, null);
    private static final JavaRuntime NATIVE_IMAGE = new JavaRuntime(JvmKind.NATIVE_IMAGE, null);

    private static final int LARGEST_MAPS = 16 * 1024 * 1024;
    private static final String OPENJ9_LIBRARY = "/libj9vm";
    private static final String HOTSPOT_LIBRARY = "/libjvm.so";
    /** Where a native image keeps the objects that were made when it was built. */
    private static final String IMAGE_HEAP = ".svm_heap";

    /**
     * Recognises the run time by the libraries that are mapped; where we may not see those, by the program's name.
     *
     * @param process the folder {@code /proc/PID}
     */
    static JavaRuntime of(Path process, CommandLine command) {
        byte[] content = KernelFile.readWhole(process.resolve("maps"), LARGEST_MAPS);
        if (content.length == 0) return command.isJava() ? UNTOLD : NONE;
        JavaRuntime mapped = ofMaps(new String(content, StandardCharsets.ISO_8859_1));
        if (mapped.kind() != JvmKind.NONE) return mapped;
        return ElfSections.has(process.resolve("exe"), IMAGE_HEAP) ? NATIVE_IMAGE : NONE;
    }

    /** The run time in {@code /proc/PID/maps}. OpenJ9 also has a libjvm.so, which only leads to its own library. */
    static JavaRuntime ofMaps(String maps) {
        int openj9 = maps.indexOf(OPENJ9_LIBRARY);
        if (openj9 >= 0) return new JavaRuntime(JvmKind.OPENJ9, home(maps, openj9));
        int hotspot = maps.indexOf(HOTSPOT_LIBRARY);
        return hotspot >= 0 ? new JavaRuntime(JvmKind.HOTSPOT, home(maps, hotspot)) : NONE;
    }

    /** The library lies in {@code lib/server} or {@code lib/default} of the home. */
    private static @Nullable String home(String maps, int endOfFolder) {
        int start = maps.indexOf('/', maps.lastIndexOf('\n', endOfFolder) + 1);
        int server = maps.lastIndexOf('/', endOfFolder - 1);
        int lib = maps.lastIndexOf('/', server - 1);
        return lib > start ? maps.substring(start, lib) : null;
    }
}
