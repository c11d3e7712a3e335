package heddle.inspector.view;

import java.util.List;

/** What the sources cannot tell, each with its reason. */
final class Unknowns {
    private Unknowns() {}

    static List<String> of(Picture picture) {
        return picture.snapshot().sources().unavailable().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey().replace('_', ' ') + ": " + entry.getValue())
                .map(SafeText::forScreen)
                .sorted()
                .toList();
    }
}
