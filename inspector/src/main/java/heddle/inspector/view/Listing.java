package heddle.inspector.view;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.LockId;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.model.SegmentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A list of the inspector: where its rows come from, how they are named and where its state is kept. What a list can do
 * is written once, for all of them.
 *
 * @param <R> the rows
 * @param <K> what identifies a row for as long as it exists
 * @param <O> the orders it can be put in
 */
final class Listing<R, K, O extends Order<R>> {
    static final Listing<ProcessEntry, Integer, ProcessOrder> PROCESSES = new Listing<>(
            Listing::processes,
            ProcessEntry::pid,
            ProcessOrder.values(),
            UiState::processes,
            UiState::withProcesses,
            (first, selected) -> false);
    static final Listing<ThreadItem, Object, ThreadOrder> THREADS = new Listing<>(
            state -> fold(state, threads(state)),
            ThreadItem::identity,
            ThreadOrder.values(),
            UiState::threads,
            UiState::withThreads,
            (first, selected) -> first.isBlocked() && !selected.isBlocked(),
            (state, rows, order) -> state.switches().folds().open(rows, order));
    static final Listing<LockRow, LockId, LockOrder> LOCKS = new Listing<>(
            Listing::locks,
            LockRow::key,
            LockOrder.values(),
            UiState::locks,
            UiState::withLocks,
            (first, selected) -> false);

    static final Listing<ControlRow, ControlField, FieldOrder> FIELDS = new Listing<>(
            Listing::fields,
            ControlRow::field,
            FieldOrder.values(),
            UiState::fields,
            UiState::withFields,
            (first, selected) -> false);

    static final Listing<SegmentRow, SegmentKind, SegmentOrder> SEGMENTS = new Listing<>(
            Listing::segments,
            SegmentRow::key,
            SegmentOrder.values(),
            UiState::segments,
            UiState::withSegments,
            (first, selected) -> false);

    static final Listing<FindingRow, FindingRow.Key, FindingOrder> FINDINGS = new Listing<>(
            Listing::findings,
            FindingRow::key,
            FindingOrder.values(),
            UiState::findings,
            UiState::withFindings,
            (first, selected) -> first.isWorseThan(selected));

    private final Function<UiState, List<R>> kept;
    private final Function<R, K> keys;
    private final List<O> orders;
    private final Function<UiState, ListState<K, O>> get;
    private final BiFunction<UiState, ListState<K, O>, UiState> set;
    private final BiPredicate<R, R> matters;
    private final Opening<R> opening;

    /** Puts rows below others that they belong to, once these are in order. */
    private interface Opening<R> {
        List<R> open(UiState state, List<R> rows, Comparator<R> order);
    }

    private Listing(
            Function<UiState, List<R>> kept,
            Function<R, K> keys,
            O[] orders,
            Function<UiState, ListState<K, O>> get,
            BiFunction<UiState, ListState<K, O>, UiState> set,
            BiPredicate<R, R> matters) {
        this(kept, keys, orders, get, set, matters, (state, rows, order) -> rows);
    }

    private Listing(
            Function<UiState, List<R>> kept,
            Function<R, K> keys,
            O[] orders,
            Function<UiState, ListState<K, O>> get,
            BiFunction<UiState, ListState<K, O>, UiState> set,
            BiPredicate<R, R> matters,
            Opening<R> opening) {
        this.kept = kept;
        this.keys = keys;
        this.orders = List.of(orders);
        this.get = get;
        this.set = set;
        this.matters = matters;
        this.opening = opening;
    }

    /** The list that a page is about. */
    static Listing<?, ?, ?> of(Screen screen) {
        return switch (screen) {
            case PICKER -> PROCESSES;
            case PROCESS -> FIELDS;
            case THREADS -> THREADS;
            case LOCKS -> LOCKS;
            case MEMORY -> SEGMENTS;
            case FINDINGS -> FINDINGS;
        };
    }

    /** The rows that pass the filter, in order. */
    List<R> rows(UiState state) {
        List<R> rows = kept.apply(state);
        ListState<K, O> list = get.apply(state);
        Comparator<R> order = list.inverted() ? list.order().reversed() : list.order();
        rows.sort(order);
        return opening.open(state, rows, order);
    }

    ListState<K, O> state(UiState state) {
        return get.apply(state);
    }

    List<O> orders() {
        return orders;
    }

    /**
     * Brings selection and viewport in line with the rows there are.
     *
     * @param reveal whether to scroll after the selected row; otherwise the rows shown stay at their place in the order
     */
    UiState settle(UiState state, int visibleRows, boolean reveal) {
        List<R> rows = rows(state);
        ListState<K, O> list = get.apply(state);
        if (rows.isEmpty()) return set.apply(state, list.select(null, Viewport.START));
        int at = settledIndex(rows, list, visibleRows);
        Viewport view = new Viewport(list.view().top(), at);
        Viewport fitted = reveal ? view.fit(visibleRows, rows.size()) : keepTop(view, visibleRows, rows.size());
        return set.apply(state, list.select(keys.apply(rows.get(at)), fitted));
    }

    /** Selects the row that many rows further on. */
    UiState move(UiState state, int by, int visibleRows) {
        List<R> rows = rows(state);
        if (rows.isEmpty()) return state;
        ListState<K, O> list = get.apply(state);
        Viewport view = list.view().move(by, visibleRows, rows.size());
        K key = keys.apply(rows.get(view.selected()));
        return set.apply(state, list.choose(key).select(key, view));
    }

    /** Selects a row by what identifies it, and shows it. */
    UiState choose(UiState state, K key, int visibleRows) {
        List<R> rows = rows(state);
        ListState<K, O> list = get.apply(state).choose(key);
        if (rows.isEmpty()) return set.apply(state, list);
        Viewport view = list.view().select(indexOf(rows, list), visibleRows, rows.size());
        return set.apply(state, list.select(key, view));
    }

    /** Shows the first rows, whichever is selected. */
    UiState toTop(UiState state) {
        ListState<K, O> list = get.apply(state);
        return set.apply(
                state, list.select(list.key(), new Viewport(0, list.view().selected())));
    }

    UiState filter(UiState state, String text) {
        return set.apply(state, get.apply(state).filter(text));
    }

    UiState invert(UiState state) {
        return set.apply(state, get.apply(state).invert());
    }

    /** Goes that many orders further in the list of them, round its end. */
    UiState sort(UiState state, int by) {
        ListState<K, O> list = get.apply(state);
        int next = Math.floorMod(orders.indexOf(list.order()) + by, orders.size());
        return set.apply(state, list.sort(orders.get(next)));
    }

    private int indexOf(List<R> rows, ListState<K, O> list) {
        for (int i = 0; i < rows.size(); i++) {
            if (keys.apply(rows.get(i)).equals(list.key())) return i;
        }
        return Math.min(list.view().selected(), rows.size() - 1);
    }

    private static List<ProcessEntry> processes(UiState state) {
        String filter = state.processes().filter();
        List<ProcessEntry> kept = new ArrayList<>(state.shown().processes());
        kept.removeIf(process -> !filter.isEmpty() && !matches(process, filter));
        return kept;
    }

    private static boolean matches(ProcessEntry process, String part) {
        return ThreadFilter.has(process.main(), part)
                || ThreadFilter.has(process.commandLine(), part)
                || Integer.toString(process.pid()).startsWith(part);
    }

    private static List<ThreadItem> fold(UiState state, List<ThreadRow> threads) {
        Folds folds = state.switches().folds();
        return folds.by() == FoldBy.NOTHING ? new ArrayList<>(threads) : folds.fold(threads);
    }

    private static List<ThreadRow> threads(UiState state) {
        Picture picture = state.shown().picture();
        if (picture == null) return List.of();
        boolean hidden = state.switches().internalHidden();
        String filter = state.threads().filter();
        if (!hidden && filter.isEmpty()) return picture.threads();
        ThreadFilter wanted = ThreadFilter.parse(filter);
        List<ThreadRow> kept = new ArrayList<>();
        for (ThreadRow row : picture.threads()) {
            if (!(hidden && row.internal()) && wanted.keeps(row)) kept.add(row);
        }
        return kept;
    }

    private static List<ControlRow> fields(UiState state) {
        Picture picture = state.shown().picture();
        return picture == null ? new ArrayList<>() : new ArrayList<>(picture.fields());
    }

    private static List<LockRow> locks(UiState state) {
        Picture picture = state.shown().picture();
        if (picture == null) return new ArrayList<>();
        String filter = state.locks().filter();
        List<LockRow> kept = new ArrayList<>(picture.locks());
        kept.removeIf(lock -> !ThreadFilter.has(lock.name(), filter) && !ThreadFilter.has(lock.owner(), filter));
        return kept;
    }

    private static List<FindingRow> findings(UiState state) {
        Picture picture = state.shown().picture();
        if (picture == null) return new ArrayList<>();
        String filter = state.findings().filter();
        List<FindingRow> kept = new ArrayList<>(picture.findings());
        kept.removeIf(row -> !ThreadFilter.has(row.rule(), filter) && !ThreadFilter.has(row.summary(), filter));
        return kept;
    }

    private static List<SegmentRow> segments(UiState state) {
        Picture picture = state.shown().picture();
        if (picture == null) return new ArrayList<>();
        String filter = state.segments().filter();
        List<SegmentRow> kept = new ArrayList<>(picture.segments());
        kept.removeIf(segment -> !ThreadFilter.has(segment.name(), filter));
        return kept;
    }

    /** Until the user has chosen a row, Heddle selects one that is in view, and rather one that matters. */
    private int settledIndex(List<R> rows, ListState<K, O> list, int visibleRows) {
        int at = indexOf(rows, list);
        if (list.chosen()) return at;
        boolean inView = at < list.view().top() + visibleRows;
        return inView && !matters.test(rows.get(0), rows.get(at)) ? at : 0;
    }

    private static Viewport keepTop(Viewport view, int visibleRows, int count) {
        return new Viewport(Math.max(0, Math.min(view.top(), count - visibleRows)), view.selected());
    }
}
