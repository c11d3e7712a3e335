package heddle.inspector.source.procfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Names of users, each asked for once. */
final class Users {
    private final Map<Integer, String> names = new HashMap<>();

    /**
     * The name of a user, or the number when it has none here.
     *
     * @param process folder of a process of that user. The system's user database can be asked only for owners of files:
     *     the folder's owner is the user, unless the process is protected, when it is root's
     */
    String name(int uid, Path process) {
        return names.computeIfAbsent(uid, unknown -> ask(uid, process));
    }

    private static String ask(int uid, Path process) {
        try {
            boolean owns = Files.getAttribute(process, "unix:uid").equals(uid);
            return owns ? Files.getOwner(process).getName() : Integer.toString(uid);
        } catch (IOException gone) {
            return Integer.toString(uid);
        }
    }
}
