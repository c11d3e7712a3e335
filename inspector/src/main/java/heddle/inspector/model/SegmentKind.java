package heddle.inspector.model;

/** What a part of an address space holds, from low addresses to high ones as a textbook draws them. */
public enum SegmentKind {
    /** Machine code of programs and libraries. */
    TEXT,
    /** Constants of programs and libraries, and what the loader made read-only. */
    RODATA,
    /** Initialised variables. */
    DATA,
    /** Variables that begin as zero: they take no room in the file. */
    BSS,
    JAVA_HEAP,
    /** What the JVM knows of classes, without the class space. */
    METASPACE,
    /** Classes that a compressed pointer must reach. */
    CLASS_SPACE,
    /** Code the JVM made. */
    CODE_CACHE,
    /** Archived classes that the JVM mapped instead of loading them. */
    CDS,
    /** Tables of the garbage collector. */
    GC,
    /** The C library's allocator: its arenas and large blocks. */
    MALLOC,
    /** The heap that {@code brk} moves. */
    BRK_HEAP,
    /** Stacks of threads with their guard pages. */
    STACK,
    /** Memory that other processes may see change. */
    SHARED_MAPPING,
    /** Files that are neither program nor archive. */
    FILE_MAPPING,
    /** Page tables and kernel stacks; not part of the resident set. */
    KERNEL,
    /** Nobody proved what it is. */
    UNNAMED
}
