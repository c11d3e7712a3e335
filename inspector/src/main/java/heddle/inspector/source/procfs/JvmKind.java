package heddle.inspector.source.procfs;

/** What kind of Java program a process is, as far as it shows from outside. */
public enum JvmKind {
    HOTSPOT,
    OPENJ9,
    /** Compiled ahead of time; it has no JVM to attach to. */
    NATIVE_IMAGE,
    /** Started as {@code java}, but we may not see what runs in it. */
    UNTOLD,
    /** No Java program. */
    NONE;

    /** Whether a Java virtual machine runs in it. */
    public boolean isJvm() {
        return this == HOTSPOT || this == OPENJ9 || this == UNTOLD;
    }
}
