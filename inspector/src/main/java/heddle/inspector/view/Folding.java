package heddle.inspector.view;

import java.util.Optional;

/** Folding threads that are alike into one row, and opening such rows. The selection stays with its threads. */
final class Folding {
    private Folding() {}

    /** Folds by the next thing in turn: name, equal stack, nothing. */
    static UiState next(UiState state) {
        Folds folds = state.switches().folds().next();
        Optional<ThreadRow> thread = Selected.thread(state)
                .or(() -> fold(state).map(fold -> fold.members().get(0)));
        UiState folded = state.with(state.switches().fold(folds));
        return thread.map(row -> select(folded, row)).orElse(folded);
    }

    /** The fold that is selected. */
    static Optional<ThreadFold> fold(UiState state) {
        if (!(state.threads().key() instanceof ThreadFold.Key)) return Optional.empty();
        return Listing.THREADS.rows(state).stream()
                .filter(item -> item.identity().equals(state.threads().key()))
                .findFirst()
                .filter(ThreadFold.class::isInstance)
                .map(ThreadFold.class::cast);
    }

    /** Whether a fold is selected, and open. */
    static Optional<Boolean> isOpen(UiState state) {
        return state.threads().key() instanceof ThreadFold.Key key
                ? Optional.of(state.switches().folds().isOpen(key))
                : Optional.empty();
    }

    /** Opens or closes the fold that is selected; of a thread, closes the fold that it is in. */
    static UiState open(UiState state, boolean open) {
        Folds folds = state.switches().folds();
        if (state.threads().key() instanceof ThreadFold.Key key) return open(state, key, open);
        Optional<ThreadFold.Key> around = Selected.thread(state)
                .filter(row -> !open && folds.isInside(row))
                .map(folds.by()::key);
        return around.map(key -> select(open(state, key, false), key)).orElse(state);
    }

    /** Opens the fold that hides a thread. */
    static UiState reveal(UiState state, ThreadRow row) {
        Folds folds = state.switches().folds();
        return folds.by() == FoldBy.NOTHING ? state : open(state, folds.by().key(row), true);
    }

    private static UiState open(UiState state, ThreadFold.Key key, boolean open) {
        return state.with(state.switches().fold(state.switches().folds().open(key, open)));
    }

    /** Selects a thread where it has a row, else the fold it is in. */
    private static UiState select(UiState state, ThreadRow row) {
        boolean shown = Listing.THREADS.rows(state).contains(row);
        return select(
                state, shown ? row.identity() : state.switches().folds().by().key(row));
    }

    private static UiState select(UiState state, Object identity) {
        return state.withThreads(
                state.threads().select(identity, state.threads().view()));
    }
}
