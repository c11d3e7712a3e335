package heddle.agent;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The agent's arguments as given: {@code key=value} pairs joined by {@code ;}. Whoever needs one takes it out. */
final class Arguments {

    private final Map<String, String> left = new TreeMap<>();

    Arguments(String text) {
        for (String pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String twice = left.put(key, equals < 0 ? "" : pair.substring(equals + 1));
            if (twice != null) {
                left.put(key + " twice", twice);
            }
        }
    }

    Optional<String> take(String key) {
        return Optional.ofNullable(left.remove(key));
    }

    /** Fails when an argument is left that nobody knows, or that came twice. */
    void expectNoMore() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "The agent does not know the argument " + String.join(", ", left.keySet()));
        }
    }
}
