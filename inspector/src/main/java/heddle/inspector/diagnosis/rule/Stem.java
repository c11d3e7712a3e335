package heddle.inspector.diagnosis.rule;

/** What the names of the threads of one group have in common: {@code pool-#-thread-#}. */
final class Stem {
    private static final int SHORTEST_HEX = 4;

    private Stem() {}

    /** The name with each number, and each word that is a hexadecimal number, as one sign. */
    static String of(String name) {
        StringBuilder stem = new StringBuilder(name.length());
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i < name.length() && Character.isLetterOrDigit(name.charAt(i))) continue;
            append(stem, name.substring(start, i));
            if (i < name.length()) stem.append(name.charAt(i));
            start = i + 1;
        }
        return stem.toString();
    }

    private static void append(StringBuilder stem, String word) {
        if (isHexadecimal(word)) {
            stem.append('#');
            return;
        }
        boolean inNumber = false;
        for (int i = 0; i < word.length(); i++) {
            boolean digit = Character.isDigit(word.charAt(i));
            if (!digit) stem.append(word.charAt(i));
            if (digit && !inNumber) stem.append('#');
            inNumber = digit;
        }
    }

    private static boolean isHexadecimal(String word) {
        boolean number = word.chars().anyMatch(Character::isDigit);
        return number && word.length() >= SHORTEST_HEX && word.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
