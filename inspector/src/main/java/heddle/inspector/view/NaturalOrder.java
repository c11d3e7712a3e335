package heddle.inspector.view;

import java.util.Comparator;

/** Text as people order it: without regard to case, and {@code exec-2} before {@code exec-10}. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = digitsEnd(a, i);
            int endB = digitsEnd(b, j);
            boolean numbers = endA > i && endB > j;
            int order = numbers ? numbers(a, i, endA, b, j, endB) : letters(a.charAt(i), b.charAt(j));
            if (order != 0) return order;
            i = numbers ? endA : i + 1;
            j = numbers ? endB : j + 1;
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** Compares two runs of digits by length without their zeros, then digit by digit; they may be longer than a long. */
    private static int numbers(String a, int fromA, int endA, String b, int fromB, int endB) {
        int i = skipZeros(a, fromA, endA);
        int j = skipZeros(b, fromB, endB);
        int byLength = Integer.compare(endA - i, endB - j);
        if (byLength != 0) return byLength;
        for (; i < endA; i++, j++) {
            int order = Character.compare(a.charAt(i), b.charAt(j));
            if (order != 0) return order;
        }
        return 0;
    }

    private static int letters(char a, char b) {
        return Character.compare(Character.toLowerCase(a), Character.toLowerCase(b));
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) end++;
        return end;
    }

    private static int skipZeros(String text, int from, int end) {
        int at = from;
        while (at < end - 1 && text.charAt(at) == '0') at++;
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
