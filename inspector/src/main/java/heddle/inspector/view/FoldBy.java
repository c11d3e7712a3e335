package heddle.inspector.view;

import heddle.inspector.model.ThreadKind;
import java.util.List;

/** What threads must have in common to be told as one row. */
enum FoldBy {
    NOTHING(""),
    NAME("(folded by name)"),
    STACK("(folded by stack)");

    private static final FoldBy[] ALL = values();

    private final String title;

    FoldBy(String title) {
        this.title = title;
    }

    /** In the title bar. */
    String title() {
        return title;
    }

    FoldBy next() {
        return ALL[(ordinal() + 1) % ALL.length];
    }

    /** What a thread is folded by. */
    ThreadFold.Key key(ThreadRow row) {
        if (this != STACK) return new ThreadFold.Key(stem(row.block().name()), List.of());
        return row.block().frames().isEmpty()
                ? new ThreadFold.Key(whyNoStack(row.block().kind()), List.of())
                : new ThreadFold.Key("", row.block().frames());
    }

    private static String whyNoStack(ThreadKind kind) {
        return switch (kind) {
            case PLATFORM -> "(no stack told yet)";
            case VIRTUAL -> "(virtual, off its carrier)";
            case VM, NATIVE -> "(no Java stack)";
        };
    }

    /** The name with a sign for each number: {@code pool-#-thread-#}. */
    private static String stem(String name) {
        if (name.isBlank()) return ThreadRow.UNNAMED;
        StringBuilder stem = null;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = isDigit(c);
            if (digit && stem == null) stem = new StringBuilder(name.length()).append(name, 0, i);
            if (stem == null) continue;
            if (!digit) {
                stem.append(c);
            } else if (i == 0 || !isDigit(name.charAt(i - 1))) {
                stem.append('#');
            }
        }
        return stem == null ? name : stem.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
