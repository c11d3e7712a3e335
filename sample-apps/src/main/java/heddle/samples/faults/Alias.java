package heddle.samples.faults;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Other names of the same length, by a substitution cipher that a seed decides, so that no observer can know them. */
final class Alias {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final String cipher;

    private Alias(String cipher) {
        this.cipher = cipher;
    }

    /** Names as they are without a seed. */
    static Alias of(Optional<Long> seed) {
        return new Alias(seed.map(Alias::shuffled).orElse(LETTERS));
    }

    private static String shuffled(long seed) {
        List<String> letters = LETTERS.chars().mapToObj(Character::toString).collect(Collectors.toList());
        Collections.shuffle(letters, new Random(seed));
        return String.join("", letters);
    }

    String of(String name) {
        return translated(name, LETTERS, cipher);
    }

    String original(String alias) {
        return translated(alias, cipher, LETTERS);
    }

    private static String translated(String text, String from, String to) {
        return text.chars()
                .mapToObj(letter -> String.valueOf(translated((char) letter, from, to)))
                .collect(Collectors.joining());
    }

    private static char translated(char letter, String from, String to) {
        int lower = from.indexOf(letter);
        if (lower >= 0) return to.charAt(lower);
        int upper = from.toUpperCase(Locale.ROOT).indexOf(letter);
        return upper < 0 ? letter : Character.toUpperCase(to.charAt(upper));
    }
}
