package heddle.inspector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From Enter behind {@code heddle PID} to the first screen with threads, and to the first that shows which lock a thread
 * waits for, against the start of a JVM that does nothing, with the same options in the same shell. Each target is new.
 * The null control compares starts of that JVM with each other.
 */
final class Start implements Row {
    private static final int COLUMNS = 120;
    private static final int ROWS = 36;
    private static final int BARE_STARTS = 4;
    private static final double FIRST_SCREEN_GOAL_MILLIS = 300;
    private static final double JVM_VIEW_GOAL_MILLIS = 1000;

    /** When what was to be seen came, in milliseconds since Enter. */
    private record Opening(double firstScreen, double jvmView, List<String> jvmOptions) {}

    /** @param bare four starts of a bare JVM, one after the other */
    private record Trial(List<Double> bare, Opening opening) {
        /** The middle two against the others, so that the order does not count. */
        double control() {
            return (bare.get(1) + bare.get(2)) / (bare.get(0) + bare.get(3));
        }

        double bareMean() {
            return bare.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        double firstScreenBeyondBare() {
            return opening.firstScreen - bareMean();
        }
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        try (Terminal terminal = Terminal.open(bed, COLUMNS, ROWS)) {
            Opening first = open(bed, terminal); // makes the archive of classes that later starts use
            Path bare = bareScript(bed, first.jvmOptions);
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < bed.effort().starts(); i++) {
                greet(terminal, bare); // a start after something else is another thing
                List<Double> greetings = new ArrayList<>();
                while (greetings.size() < BARE_STARTS) greetings.add(greet(terminal, bare));
                trials.add(new Trial(greetings, open(bed, terminal)));
            }
            return results(bed, trials);
        }
    }

    private static Opening open(Bed bed, Terminal terminal) throws IOException, InterruptedException {
        try (Dialogue target = bed.crowd(4, 2, 3)) {
            long enter = terminal.type(bed.launcher() + " " + target.pid());
            double firstScreen = millisSince(enter, terminal.awaitText(rowOfFirstThread(target)));
            double jvmView = millisSince(enter, terminal.awaitText(Crowd.Turnstile.class.getSimpleName()));
            List<String> options = optionsOf(terminal.running("java"));
            terminal.leaveBy("q");
            return new Opening(firstScreen, jvmView, options);
        }
    }

    /** The title has the process id in brackets; in the table it stands alone. */
    private static String rowOfFirstThread(Dialogue target) {
        return " " + target.pid() + " ";
    }

    private static double greet(Terminal terminal, Path bare) throws InterruptedException {
        long enter = terminal.type("sh " + bare);
        return millisSince(enter, terminal.awaitText(Bare.GREETING));
    }

    private static double millisSince(long enter, long nanos) {
        return (nanos - enter) / 1e6;
    }

    /** A program to type instead of a long command that would fill the screen. */
    private static Path bareScript(Bed bed, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(bed.jdk().tool("java")));
        command.addAll(options);
        command.addAll(List.of("-cp", Bed.classPath(), Bare.class.getName()));
        return Files.writeString(bed.folder().resolve("bare"), "exec '" + String.join("' '", command) + "'\n");
    }

    /** The options that the launcher gave its JVM, without the archive of the inspector's own classes. */
    private static List<String> optionsOf(int pid) throws IOException {
        List<String> arguments = new ProcessCounters(pid).arguments();
        return arguments.subList(1, arguments.indexOf("-jar")).stream()
                .filter(option -> !option.contains("Archive"))
                .toList();
    }

    private List<Result> results(Bed bed, List<Trial> trials) {
        Control control = new Control("a bare JVM against a bare JVM", Sample.of(trials, Trial::control));
        return List.of(
                result(bed, "bare JVM", "ms to its greeting", Sample.of(trials, Trial::bareMean)),
                result(bed, "heddle PID", "ms to the first screen", Sample.of(trials, t -> t.opening.firstScreen)),
                result(
                                bed,
                                "heddle PID",
                                "ms to the first screen, beyond a bare JVM",
                                Sample.of(trials, Trial::firstScreenBeyondBare))
                        .withGoal(FIRST_SCREEN_GOAL_MILLIS)
                        .withControl(control),
                result(bed, "heddle PID", "ms to the full view of the JVM", Sample.of(trials, t -> t.opening.jvmView))
                        .withGoal(JVM_VIEW_GOAL_MILLIS)
                        .withControl(control));
    }

    private Result result(Bed bed, String subject, String metric, Sample sample) {
        return Result.of(name(), bed, subject, metric, sample);
    }
}
