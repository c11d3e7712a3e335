package heddle.inspector.source.procfs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of command lines. It errs on the side of hiding: what is hidden in vain can be shown on request.
 *
 * <p>Hidden are values whose name speaks of a secret, passwords in addresses, tokens, and long words that look random.
 */
final class Redaction {
    static final String HIDDEN = "***";

    private static final String SECRET = "(?:key|token|secret|passw|pwd|auth|credential)";
    private static final Pattern SECRET_NAME = Pattern.compile(SECRET, Pattern.CASE_INSENSITIVE);
    /** As in an address's query, an agent's options, a header or JSON. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(" + SECRET + "[\\w.-]*[\"']?(?:=|:\\s+|:(?=[\"']))[\"']?)[^\"'&;,]+", Pattern.CASE_INSENSITIVE);
    /** A password may hold an '@' itself: it ends at the last one. */
    private static final Pattern USER_INFO = Pattern.compile("([^\\s/:@]+):(?!//)\\S+@");

    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w.-]+");
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+]{20,}={0,2}");
    private static final int SHORTEST_HEX = 32;

    private final boolean showSecrets;

    Redaction(boolean showSecrets) {
        this.showSecrets = showSecrets;
    }

    /** The arguments with the secrets taken out. */
    List<String> redact(List<String> arguments) {
        if (showSecrets) return List.copyOf(arguments);
        List<String> safe = new ArrayList<>(arguments.size());
        boolean secretNext = false;
        for (String argument : arguments) {
            boolean isValue = secretNext && !argument.startsWith("-");
            safe.add(isValue ? HIDDEN : safe(argument));
            secretNext = announcesSecret(argument);
        }
        return safe;
    }

    /** A word that is not an argument, such as a path, with the secrets taken out. */
    String redact(String word) {
        return redact(List.of(word)).get(0);
    }

    /** An option such as {@code --password} whose value is the next argument. */
    private static boolean announcesSecret(String argument) {
        return argument.startsWith("-")
                && argument.indexOf('=') < 0
                && SECRET_NAME.matcher(argument).find();
    }

    private static String safe(String argument) {
        int equals = argument.indexOf('=');
        boolean named =
                equals > 0 && SECRET_NAME.matcher(argument.substring(0, equals)).find();
        if (named) return argument.substring(0, equals + 1) + HIDDEN;
        boolean speaksOfSecrets = SECRET_NAME.matcher(argument).find();
        String safe = speaksOfSecrets ? ASSIGNMENT.matcher(argument).replaceAll("$1" + HIDDEN) : argument;
        if (safe.indexOf('@') >= 0) safe = USER_INFO.matcher(safe).replaceAll("$1:" + HIDDEN + "@");
        if (safe.contains("eyJ")) safe = JSON_WEB_TOKEN.matcher(safe).replaceAll(HIDDEN);
        return LONG_WORD.matcher(safe).replaceAll(word -> Matcher.quoteReplacement(ofWord(word.group())));
    }

    private static String ofWord(String word) {
        return looksRandom(word) || isLongHex(word) ? HIDDEN : word;
    }

    private static boolean isLongHex(String word) {
        return word.length() >= SHORTEST_HEX
                && word.chars().allMatch(character -> Character.digit(character, 16) >= 0)
                && word.chars().anyMatch(Character::isDigit);
    }

    /**
     * Random letters and digits change between upper case, lower case and digit at two places of three; names of classes
     * at one of four.
     */
    private static boolean looksRandom(String word) {
        int changes = 0;
        for (int i = 1; i < word.length(); i++) {
            if (kind(word.charAt(i)) != kind(word.charAt(i - 1))) changes++;
        }
        return changes * 100 > word.length() * 45 && word.chars().anyMatch(Character::isDigit);
    }

    private static int kind(char character) {
        if (Character.isDigit(character)) return 0;
        return Character.isUpperCase(character) ? 1 : 2;
    }
}
