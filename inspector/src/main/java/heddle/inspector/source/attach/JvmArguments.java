package heddle.inspector.source.attach;

import java.util.List;
import java.util.Optional;

/** The options a JVM was started with. */
record JvmArguments(List<String> words) {
    JvmArguments {
        words = List.copyOf(words);
    }

    /** What {@code -XX:+name} or {@code -XX:-name} says; the last one wins, as in the JVM. */
    Optional<Boolean> flag(String name) {
        return words.stream()
                .filter(word -> word.equals("-XX:+" + name) || word.equals("-XX:-" + name))
                .map(word -> word.charAt(4) == '+')
                .reduce((earlier, later) -> later);
    }

    /** What {@code -XX:name=value} says. */
    Optional<String> value(String name) {
        String prefix = "-XX:" + name + "=";
        return words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .reduce((earlier, later) -> later);
    }
}
