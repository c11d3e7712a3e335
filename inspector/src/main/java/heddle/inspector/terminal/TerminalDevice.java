package heddle.inspector.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells a terminal from a file or a pipe by its device number. {@link System#console} would load a line editor for the
 * answer from JDK 22 on.
 */
final class TerminalDevice {

    private TerminalDevice() {}

    /** Whether a file descriptor of this process, such as 0 for standard input, is open on a terminal. */
    static boolean isOpenAs(int descriptor) {
        try {
            return isTerminal((Long) Files.getAttribute(Path.of("/proc/self/fd/" + descriptor), "unix:rdev"));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether a device number, major in bits 8 to 19, is that of a terminal: consoles (4, 5), pseudo terminals (136 to
     * 143), serial lines (188, 204) and hypervisor consoles (229), see the kernel's devices.txt.
     */
    static boolean isTerminal(long deviceNumber) {
        long major = (deviceNumber >> 8) & 0xFFF;
        return major == 4
                || major == 5
                || (major >= 136 && major <= 143)
                || major == 188
                || major == 204
                || major == 229;
    }
}
