package heddle.inspector.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every key does on every page: the one table that dispatch, footer and help read. */
final class Keys {
    /** From each of these widths on, the footer names more keys. */
    private static final int[] WIDTHS = {0, 80, 120, 165};

    private static final String MORE = "more";
    private static final String LESS = "less";
    private static final String OPEN = "open";
    private static final String CLOSE = "close";

    private static final List<KeyBinding<Action>> SORTING = List.of(
            key("s f6", Action.SORT, "sort", "sort; s again for the next"),
            key("<", Action.SORT_PREVIOUS, "", "other column, reversed order"),
            key(">", Action.SORT_NEXT, "", ""),
            key("I", Action.SORT_INVERT, "", ""));

    /** Keys of all pages. A binding without a help text is told together with the one before it. */
    static final List<KeyBinding<Action>> EVERYWHERE = List.of(
            key("up k", Action.UP, "", "row up, down"),
            key("down j", Action.DOWN, "", ""),
            key("pgup ctrl-u", Action.PAGE_UP, "", "screen up, down"),
            key("pgdn ctrl-d", Action.PAGE_DOWN, "", ""),
            key("home g", Action.FIRST, "", "first, last row"),
            key("end G", Action.LAST, "", ""),
            key("? f1", Action.HELP, "help", "this help"),
            key("q f10 ctrl-c", Action.QUIT, "quit", "leave and end"),
            key("ctrl-z", Action.SUSPEND, "", "to the shell; fg returns"),
            key("ctrl-l", Action.REPAINT, "", "paint the screen again"));

    private static final KeyTable<Action> PICKER = page(
            List.of(
                    key("enter", Action.ENTER, "attach", "observe this JVM"),
                    key("i", Action.LOOK, "look only", "observe it without an agent"),
                    key("/ f3 f4", Action.FILTER, "filter", "rows with this text")),
            key("esc", Action.BACK, "", "clear the filter"));

    private static final KeyTable<Action> THREADS = page(
            List.of(
                    key("enter e", Action.ENTER, MORE, "more or less of the thread"),
                    key("/ f3 f4", Action.FILTER, "filter", "text !not state:lock cpu>5"),
                    key("t", Action.FOLD, "fold", "fold by name, by stack, not"),
                    key("right", Action.OPEN, "", "open, close what is folded"),
                    key("left", Action.CLOSE, "", ""),
                    key("b", Action.BLOCKER, "owner", "to who holds what it needs"),
                    key("w", Action.WAITERS, "waiters", "to who waits for it, in turn"),
                    key("!", Action.WORST, "worst", "to the worst problem"),
                    key("space", Action.PAUSE, "pause", "hold the picture"),
                    key("1", Action.GO_PROCESS, "process", "the other pages"),
                    key("3", Action.GO_LOCKS, "locks", ""),
                    key("4", Action.GO_MEMORY, "memory", ""),
                    key("5", Action.GO_FINDINGS, "findings", ""),
                    key("0", Action.GO_PICKER, "JVMs", "leave, choose another JVM"),
                    key("f", Action.FOLLOW, "follow", "scroll after the selection"),
                    key("H", Action.INTERNAL, "internal", "hide the JVM's own threads"),
                    key("r", Action.STACK, "stack", "fetch its stack now")),
            key("esc", Action.BACK, "", "close detail, clear filter"));

    private static final KeyTable<Action> PROCESS = new KeyTable<>(Stream.of(
                    List.of(
                            key("enter e", Action.ENTER, MORE, "all of a field, or the states"),
                            key("space", Action.PAUSE, "pause", "hold the picture"),
                            key("2", Action.GO_THREADS, "threads", "the other pages"),
                            key("3", Action.GO_LOCKS, "locks", ""),
                            key("4", Action.GO_MEMORY, "memory", ""),
                            key("5", Action.GO_FINDINGS, "findings", ""),
                            key("0", Action.GO_PICKER, "JVMs", "leave, choose another JVM"),
                            key("esc", Action.BACK, "", "close detail, then threads")),
                    EVERYWHERE)
            .flatMap(List::stream)
            .toList());

    private static final KeyTable<Action> LOCKS = page(
            List.of(
                    key("enter", Action.ENTER, "its threads", "threads waiting for it"),
                    key("/ f3 f4", Action.FILTER, "filter", "locks or owners named so"),
                    key("b", Action.BLOCKER, "owner", "to the thread that holds it"),
                    key("w", Action.WAITERS, "waiter", "to who waits longest for it"),
                    key("!", Action.WORST, "worst", "to the worst problem"),
                    key("space", Action.PAUSE, "pause", "hold the picture"),
                    key("1", Action.GO_PROCESS, "process", "the other pages"),
                    key("2", Action.GO_THREADS, "threads", ""),
                    key("4", Action.GO_MEMORY, "memory", ""),
                    key("5", Action.GO_FINDINGS, "findings", ""),
                    key("0", Action.GO_PICKER, "JVMs", "leave, choose another JVM"),
                    key("f", Action.FOLLOW, "", "scroll after the selection"),
                    key("r", Action.STACK, "stacks", "fetch the stacks now")),
            key("esc", Action.BACK, "", "clear filter, then threads"));

    private static final KeyTable<Action> MEMORY = page(
            List.of(
                    key("2", Action.GO_THREADS, "threads", "the threads"),
                    key("/ f3 f4", Action.FILTER, "filter", "segments named so"),
                    key("1", Action.GO_PROCESS, "process", "the other pages"),
                    key("3", Action.GO_LOCKS, "locks", ""),
                    key("5", Action.GO_FINDINGS, "findings", ""),
                    key("space", Action.PAUSE, "pause", "hold the picture"),
                    key("0", Action.GO_PICKER, "JVMs", "leave, choose another JVM")),
            key("esc", Action.BACK, "", "clear filter, then threads"));

    private static final KeyTable<Action> FINDINGS = page(
            List.of(
                    key("enter", Action.ENTER, "show", "the lock or thread it is about"),
                    key("/ f3 f4", Action.FILTER, "filter", "findings with this text"),
                    key("b", Action.BLOCKER, "holder", "to who holds what is wanted"),
                    key("w", Action.WAITERS, "sufferer", "to who suffers"),
                    key("!", Action.WORST, "worst", "to the worst problem"),
                    key("space", Action.PAUSE, "pause", "hold the picture"),
                    key("1", Action.GO_PROCESS, "process", "the other pages"),
                    key("2", Action.GO_THREADS, "threads", ""),
                    key("3", Action.GO_LOCKS, "", ""),
                    key("4", Action.GO_MEMORY, "memory", ""),
                    key("0", Action.GO_PICKER, "JVMs", "leave, choose another JVM"),
                    key("r", Action.STACK, "stacks", "fetch the stacks now")),
            key("esc", Action.BACK, "", "clear filter, then threads"));

    private static final KeyTable<Action> FILTER = new KeyTable<>(List.of(
            key("enter", Action.ENTER, "keep", "keep the filter"),
            key("esc", Action.BACK, "clear", "show all rows again"),
            key("backspace", Action.FILTER_ERASE, "", "take back one character"),
            key("ctrl-u", Action.FILTER_CLEAR, "", "begin again"),
            key("up", Action.UP, "", "one row up"),
            key("down", Action.DOWN, "", "one row down"),
            key("ctrl-c", Action.QUIT, "", "leave")));

    private static final KeyTable<Action> SORT = new KeyTable<>(List.of(
            key("s down j > tab f6", Action.SORT_NEXT, "next", "next column"),
            key("up k <", Action.SORT_PREVIOUS, "", "column before"),
            key("I", Action.SORT_INVERT, "invert", "turn the order round"),
            key("enter esc q", Action.BACK, "done", "close the menu"),
            key("ctrl-c", Action.QUIT, "", "leave")));

    private static final KeyTable<Action> HELP = new KeyTable<>(List.of(
            key("esc ? f1 q enter space", Action.BACK, "close", "close the help"),
            key("ctrl-c", Action.QUIT, "", "leave")));

    private static final KeyTable<Action> REFUSED = new KeyTable<>(List.of(
            key("esc 0", Action.BACK, "JVMs", "back to the list"), key("q f10 ctrl-c", Action.QUIT, "quit", "leave")));

    private static final KeyTable<Action> REFUSED_LOOKABLE = new KeyTable<>(
                    List.of(key("i enter", Action.LOOK, "look only", "observe it without an agent")))
            .and(REFUSED);

    /** For each table that has more to say than fits, its footers by width, for each word that Enter can have. */
    private static final Map<KeyTable<Action>, Map<String, List<KeyTable<Action>>>> FOOTERS = Map.of(
            PICKER, Map.of("attach", footers(PICKER, "attach")),
            PROCESS, Map.of(MORE, footers(PROCESS, MORE), LESS, footers(PROCESS, LESS)),
            THREADS,
                    Map.of(
                            MORE, footers(THREADS, MORE),
                            LESS, footers(THREADS, LESS),
                            OPEN, footers(THREADS, OPEN),
                            CLOSE, footers(THREADS, CLOSE)),
            LOCKS, Map.of("its threads", footers(LOCKS, "its threads")),
            MEMORY, Map.of("", footers(MEMORY, "")),
            FINDINGS, Map.of("show", footers(FINDINGS, "show")));

    private Keys() {}

    /** The keys that work now. */
    static KeyTable<Action> of(UiState state) {
        return switch (state.layer()) {
            case FILTER -> FILTER;
            case SORT -> SORT;
            case HELP -> HELP;
            case NONE -> ofPage(state);
        };
    }

    /** The same keys, with words for those only that a footer of this width has room for. */
    static KeyTable<Action> footer(UiState state) {
        KeyTable<Action> all = of(state);
        Map<String, List<KeyTable<Action>>> footers = FOOTERS.get(all);
        return footers == null
                ? all
                : Objects.requireNonNull(footers.get(enterLabel(state)))
                        .get(tier(state.size().width()));
    }

    /** What Enter does to the selected row of a page. */
    static String enterLabel(UiState state) {
        String more = state.switches().detailOpen() ? LESS : MORE;
        return switch (state.screen()) {
            case PICKER -> "attach";
            case PROCESS -> more;
            case THREADS ->
                Folding.isOpen(state).map(open -> open ? CLOSE : OPEN).orElse(more);
            case LOCKS -> "its threads";
            case MEMORY -> "";
            case FINDINGS -> "show";
        };
    }

    /** The keys of a page without anything over it. */
    static KeyTable<Action> ofPage(UiState state) {
        Connection.Refused refused = Refusal.of(state);
        if (refused != null) return refused.lookable() ? REFUSED_LOOKABLE : REFUSED;
        return switch (state.screen()) {
            case PICKER -> PICKER;
            case PROCESS -> PROCESS;
            case THREADS -> THREADS;
            case LOCKS -> LOCKS;
            case MEMORY -> MEMORY;
            case FINDINGS -> FINDINGS;
        };
    }

    private static KeyBinding<Action> key(String names, Action action, String label, String help) {
        return KeyBinding.of(names, action, label, help);
    }

    /** A page's own keys, then what works on all pages. */
    private static KeyTable<Action> page(List<KeyBinding<Action>> own, KeyBinding<Action> back) {
        return new KeyTable<>(
                Stream.of(own.subList(0, 2), SORTING, own.subList(2, own.size()), List.of(back), EVERYWHERE)
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<KeyTable<Action>> footers(KeyTable<Action> table, String enter) {
        return IntStream.range(0, WIDTHS.length)
                .mapToObj(tier -> footer(table, tier, enter))
                .toList();
    }

    private static KeyTable<Action> footer(KeyTable<Action> table, int tier, String enter) {
        return new KeyTable<>(table.bindings().stream()
                .map(binding -> binding.action() == Action.ENTER ? labelled(binding, enter) : binding)
                .map(binding -> namedFrom(binding.action()) <= tier ? binding : labelled(binding, ""))
                .toList());
    }

    private static int tier(int width) {
        int tier = 0;
        while (tier + 1 < WIDTHS.length && width >= WIDTHS[tier + 1]) tier++;
        return tier;
    }

    private static int namedFrom(Action action) {
        return switch (action) {
            case BLOCKER, GO_MEMORY, FOLD -> 1;
            case WORST, GO_FINDINGS, GO_PICKER, GO_PROCESS -> 2;
            case PAUSE, WAITERS, FOLLOW, INTERNAL, STACK -> 3;
            default -> 0;
        };
    }

    private static KeyBinding<Action> labelled(KeyBinding<Action> binding, String label) {
        return new KeyBinding<>(binding.keys(), binding.action(), label, binding.help());
    }
}
