package heddle.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import heddle.samples.truth.Conversation;
import heddle.samples.truth.Truth;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Starts a sample by the beginning of its name.
 *
 * <p>It runs until {@code quit} on standard input or until it is killed. With {@code --until-eof} the end of the input ends
 * it too: whoever holds the other end of that pipe need not clean up, not even when killed.
 */
public final class Samples {

    private static final int USAGE = 2;

    private static final List<Sample> ALL = List.of(
            new S01FiveStates(),
            new S02MonitorContention(),
            new S03LockContention(),
            new S04Deadlock(),
            new S05VirtualThreads(),
            new S06Throttled());

    private Samples() {}

    /** {@code --list}, or {@code NAME [--until-eof]}. */
    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(List.of(args));
        boolean untilEof = words.remove("--until-eof");
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        if (words.equals(List.of("--list"))) {
            ALL.forEach(sample -> out.printf("%-24s %s%n", sample.name(), sample.lookFor()));
        } else if (words.size() == 1 && named(words.get(0)).size() == 1) {
            run(named(words.get(0)).get(0), untilEof, out);
        } else {
            System.err.println("Say --list, or NAME [--until-eof] with the unique beginning of a sample's name.");
            System.exit(USAGE);
        }
    }

    private static List<Sample> named(String beginning) {
        return ALL.stream()
                .filter(sample -> sample.name().startsWith(beginning.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static void run(Sample sample, boolean untilEof, PrintWriter out) throws Exception {
        out.println("# " + sample.name() + ": " + sample.lookFor());
        Truth truth = new Truth();
        sample.start(truth);
        new Conversation(truth, out).hold(sample.name(), untilEof);
    }
}
