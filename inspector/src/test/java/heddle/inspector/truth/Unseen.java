package heddle.inspector.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Heddle is known not to tell of the programs of the matrix. The list may only become shorter: what is on it and is told
 * is as much a failure as what is not on it and is missed.
 */
final class Unseen {

    private static final String LIST = "/faults/unseen.txt";
    private static final String NOW_AND_THEN = "?";

    private final Map<String, Set<String>> subjects = new HashMap<>();

    private Unseen() {}

    static Unseen read() throws IOException {
        InputStream list = Unseen.class.getResourceAsStream(LIST);
        if (list == null) throw new IOException("no " + LIST);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(list, UTF_8))) {
            return of(reader.lines().toList());
        }
    }

    static Unseen of(List<String> lines) {
        Unseen unseen = new Unseen();
        lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(unseen::add);
        return unseen;
    }

    /** {@code program: subject ?subject}. */
    private void add(String line) {
        int colon = line.indexOf(':');
        Set<String> words =
                new TreeSet<>(Arrays.asList(line.substring(colon + 1).strip().split(" ", -1)));
        subjects.put(line.substring(0, colon), words);
    }

    /** How a run differs from what is known; nothing when it does not. */
    List<String> surprises(FaultRun run) {
        List<String> surprises = new ArrayList<>();
        Set<String> known = subjects.getOrDefault(run.program().title(), Set.of());
        for (String subject : run.told()) {
            if (known.contains(NOW_AND_THEN + subject)) continue;
            boolean missed = run.missed().contains(subject);
            if (missed && !known.contains(subject)) {
                run.of(subject).filter(result -> !result.holds()).forEach(result -> surprises.add(result.toString()));
            }
            if (!missed && known.contains(subject)) {
                surprises.add(subject + " is told now: take it from " + LIST + ", where "
                        + run.program().title() + " is");
            }
        }
        return surprises;
    }
}
