package heddle.samples.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A sample's side of the talk on its standard streams, in lines of UTF-8.
 *
 * <p>It speaks first: {@code # …} for people, its standing lines as a block, and {@code READY pid=… sample=…} when it is in
 * its steady state. A block is {@code EXPECT lines=N} and then N lines. Then it answers:
 *
 * <ul>
 *   <li>{@code truth FROM_EPOCH_MS TO_EPOCH_MS}: the block for that window; {@code truth} alone: for the last five seconds;
 *   <li>{@code quit}: ends the program.
 * </ul>
 *
 * What can't be answered is answered with {@code ERROR} and the reason.
 */
public final class Conversation {

    private static final long LAST_MILLIS = 5000;

    private final Truth truth;
    private final PrintWriter out;

    /** A talk about that truth. */
    public Conversation(Truth truth, PrintWriter out) {
        this.truth = truth;
        this.out = out;
    }

    /** Talks on the standard input until the talk is over, and with it the program. */
    public void hold(String sample, boolean untilEof) throws Exception {
        truth.awaitSteady();
        open(sample);
        boolean toldToQuit = answer(new BufferedReader(new InputStreamReader(System.in, UTF_8)));
        if (!toldToQuit && !untilEof) new CountDownLatch(1).await();
    }

    /** Tells what always holds, and that the sample is ready. */
    public void open(String sample) {
        block(truth.standing());
        out.println("READY pid=" + ProcessHandle.current().pid() + " sample=" + sample);
        out.flush();
    }

    /** Answers until {@code quit} (then true) or the end of the input (then false). */
    public boolean answer(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.strip().equals("quit")) {
                return true;
            }
            reply(line.strip());
        }
        return false;
    }

    private void reply(String question) {
        try {
            block(truth.during(window(question)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            out.println("ERROR " + e.getMessage());
        }
        out.flush();
    }

    private static Window window(String question) {
        String[] words = question.split("\\s+", -1);
        if (!words[0].equals("truth") || words.length == 2 || words.length > 3) {
            throw new IllegalArgumentException("say: truth [FROM_EPOCH_MS TO_EPOCH_MS], or quit");
        }
        return words.length == 1
                ? Window.last(LAST_MILLIS)
                : Window.ofEpochMillis(Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    private void block(List<String> lines) {
        out.println("EXPECT lines=" + lines.size());
        lines.forEach(out::println);
    }
}
