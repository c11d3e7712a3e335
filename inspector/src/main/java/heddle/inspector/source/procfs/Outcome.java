package heddle.inspector.source.procfs;

/** How a read of a kernel file went. */
enum Outcome {
    READ,
    /** The file is not there: the process or thread has ended, or this kernel has no such file. */
    GONE,
    /** It is there and we may not read it. */
    REFUSED
}
