package heddle.inspector.source.attach;

import org.jspecify.annotations.Nullable;

/**
 * What kind of JVM a process is, from its maps, its JDK's files and its performance data.
 *
 * @param name main class or jar without path and package, or null when not known
 * @param version as {@code java.version} says it, or null when not known
 * @param listens what the JVM itself says of its attach mechanism; true when it says nothing
 */
record JvmFacts(
        Kind kind,
        @Nullable String name,
        @Nullable String version,
        JdkRelease release,
        JvmArguments arguments,
        boolean listens) {

    /** The makes of JVM that differ for us. */
    enum Kind {
        HOTSPOT,
        OPENJ9,
        NATIVE_IMAGE,
        /** No JVM at all. */
        NONE,
        /** Its maps cannot be read. */
        HIDDEN
    }

    /** Feature number, or -1 when not known. */
    int feature() {
        return version == null ? -1 : JdkRelease.feature(version);
    }
}
