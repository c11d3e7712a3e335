package heddle.inspector.source.memory;

/**
 * One mapping of the kernel, as {@code /proc/PID/smaps} tells it; see proc_pid_smaps(5).
 *
 * @param start first address, {@code end} the one after the last; compared unsigned
 * @param permissions such as {@code rw-p}
 * @param offset where in the file it begins
 * @param name file, or a name in brackets the kernel gives, or empty
 */
record Mapping(
        long start, long end, String permissions, long offset, String name, long rssKb, long privateKb, long sharedKb) {
    private static final String DELETED = " (deleted)";

    long sizeKb() {
        return (end - start) >>> 10;
    }

    boolean isFile() {
        return name.startsWith("/");
    }

    boolean isAnonymous() {
        return name.isEmpty();
    }

    boolean isExecutable() {
        return permissions.charAt(2) == 'x';
    }

    boolean isWritable() {
        return permissions.charAt(1) == 'w';
    }

    boolean isShared() {
        return permissions.charAt(3) == 's';
    }

    /** Address space that nothing may touch: a guard, or a reserve for later. */
    boolean isInaccessible() {
        return permissions.startsWith("---");
    }

    /** Ordinary memory without a file behind it. */
    boolean isAnonymousData() {
        return isAnonymous() && permissions.equals("rw-p");
    }

    boolean isDeleted() {
        return name.endsWith(DELETED);
    }

    boolean contains(long address) {
        return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
    }
}
