package heddle.samples.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import heddle.samples.truth.Conversation;
import heddle.samples.truth.Truth;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts a program of the matrix, or its healthy twin, and lets it tell the truth about itself as the samples do.
 *
 * <p>It runs until {@code quit} on standard input or until it is killed. With {@code --until-eof} the end of the input ends
 * it too. With {@code --names SEED} threads and classes have names that nobody can know.
 */
public final class Faults {

    private static final int USAGE = 2;
    private static final String USUAL_PACKAGE = "heddle.samples.faults";
    private static final String HOW = "NAME [--virtual|--mixed] [--healthy] [--names SEED] [--until-eof]";

    private Faults() {}

    /** {@code --list}, or the name of a program and how to run it. */
    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(List.of(args));
        Optional<Long> seed = takeSeed(words);
        Alias alias = Alias.of(seed);
        if (seed.isPresent() && Faults.class.getPackageName().equals(USUAL_PACKAGE)) {
            Class<?> renamed = new RenamingLoader(alias).loadClass(alias.of(Faults.class.getName()));
            renamed.getMethod("main", String[].class).invoke(null, (Object) args);
        } else {
            start(words, alias, new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8));
        }
    }

    private static Optional<Long> takeSeed(List<String> words) {
        int at = words.indexOf("--names");
        if (at < 0 || at + 1 >= words.size()) return Optional.empty();
        words.remove(at);
        return Optional.of(Long.valueOf(words.remove(at)));
    }

    private static void start(List<String> words, Alias alias, PrintWriter out) throws Exception {
        if (words.equals(List.of("--list"))) {
            Program.all().forEach(program -> list(program, out));
            return;
        }
        boolean untilEof = words.remove("--until-eof");
        boolean healthy = words.remove("--healthy");
        String wanted = String.join(" ", words);
        Optional<Program> program =
                Program.all().stream().filter(one -> one.words().equals(wanted)).findFirst();
        if (program.isPresent()) {
            run(program.get(), healthy, untilEof, alias, out);
        } else {
            System.err.println("Say --list, or " + HOW + ".");
            System.exit(USAGE);
        }
    }

    /** What to say to start it; then, behind a tab, what it is about. */
    private static void list(Program program, PrintWriter out) {
        Fault fault = program.fault();
        out.printf(
                "%s\tfault=%s kind=%s threads=%s alone=%s # %s%n",
                program.words(), fault, program.kind(), program.threads(), fault.wantsMachineForItself(), fault.idea());
    }

    private static void run(Program program, boolean healthy, boolean untilEof, Alias alias, PrintWriter out)
            throws Exception {
        out.println("# " + program.words()
                + (healthy ? ", healthy" : ": " + program.fault().idea()));
        Truth truth = new Truth();
        program.start(truth, healthy, alias);
        new Conversation(truth, out).hold(program.name(), untilEof);
    }
}
