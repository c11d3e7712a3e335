package heddle.inspector.source.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Owner and mode of a file itself, not of what a link leads to (lstat(2)).
 *
 * @param mode type and permission bits of inode(7)
 */
record FileStatus(int uid, int mode) {
    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;
    private static final int FOLDER = 0040000;
    private static final int REGULAR = 0100000;
    private static final int STICKY = 0001000;
    private static final int OTHERS_WRITE = 0000022;

    static FileStatus of(Path path) throws IOException {
        return new FileStatus(number(path, "unix:uid"), number(path, "unix:mode"));
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
    }

    boolean isSocket() {
        return (mode & TYPE) == SOCKET;
    }

    boolean isFolder() {
        return (mode & TYPE) == FOLDER;
    }

    boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    /** Whether others can create files in this folder. */
    boolean isWritableByOthers() {
        return (mode & OTHERS_WRITE) != 0;
    }

    /** Whether others can also rename and remove what is not theirs. */
    boolean isRearrangeableByOthers() {
        return isWritableByOthers() && (mode & STICKY) == 0;
    }
}
