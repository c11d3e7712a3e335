package heddle.samples.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import heddle.samples.truth.Conversation;
import heddle.samples.truth.Truth;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** Starts one of these programs; it talks as the samples do. */
public final class RealPrograms {

    private static final int USAGE = 2;

    private static final Map<String, Troubled> ALL = new TreeMap<>(Map.of(
            "log4j-synchronous", new SynchronousLog(),
            "dbcp-small-pool", new SmallPool(),
            "hsqldb-shared-session", new SharedSession(),
            "caffeine-slow-loader", new SlowLoader(),
            "jetty-self-call", new Web(true),
            "jetty-idle", new Web(false)));

    private RealPrograms() {}

    /** {@code --list}, or {@code NAME [--until-eof]}. */
    public static void main(String[] args) throws Exception {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        Troubled program = args.length == 0 ? null : ALL.get(args[0]);
        if (program != null) {
            Truth truth = new Truth();
            program.start(truth);
            new Conversation(truth, out).hold(args[0], args.length > 1);
            System.exit(0); // libraries have threads of their own, which are no daemons
        } else if (args.length == 1 && args[0].equals("--list")) {
            ALL.forEach((name, one) -> out.println(name + "\tfault=real alone=true # " + jar(one.library())));
        } else {
            System.err.println("Say --list, or NAME [--until-eof].");
            System.exit(USAGE);
        }
    }

    /** Its name has the version. */
    private static String jar(Class<?> library) {
        String path =
                library.getProtectionDomain().getCodeSource().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
