package heddle.inspector.source.procfs;

/**
 * What {@code /proc/PID/fd/N} links to, see proc_pid_fd(5).
 *
 * @param inode identity of a socket or pipe, 0 for others
 * @param text path of a file, name of an anonymous inode, or the whole link
 */
record DescriptorLink(Kind kind, long inode, String text) {
    private static final String ANONYMOUS = "anon_inode:";

    /** What kind of thing a descriptor is. */
    enum Kind {
        SOCKET,
        PIPE,
        /** A path: file, FIFO or device. */
        PATH,
        /** An inode without a name: eventfd, epoll, timer. */
        ANONYMOUS,
        OTHER
    }

    static DescriptorLink parse(String link) {
        if (link.startsWith("/")) return new DescriptorLink(Kind.PATH, 0, link);
        if (link.startsWith("socket:[")) return new DescriptorLink(Kind.SOCKET, inode(link), "socket");
        if (link.startsWith("pipe:[")) return new DescriptorLink(Kind.PIPE, inode(link), "pipe");
        if (link.startsWith(ANONYMOUS)) return new DescriptorLink(Kind.ANONYMOUS, 0, anonymousName(link));
        return new DescriptorLink(Kind.OTHER, 0, link);
    }

    private static long inode(String link) {
        return Math.max(0, KernelText.of(link.substring(link.indexOf('[') + 1)).number());
    }

    /** Most anonymous inodes are written in brackets, inotify's is not. */
    private static String anonymousName(String link) {
        return link.substring(ANONYMOUS.length()).replace("[", "").replace("]", "");
    }
}
