package heddle.inspector.view;

import org.jspecify.annotations.Nullable;

/** The card that stands in the way when a process cannot be observed. */
final class Refusal {
    private Refusal() {}

    /** The refusal that the page must show, or null; the list of JVMs shows none. */
    static Connection.@Nullable Refused of(UiState state) {
        boolean inTheWay = state.screen() != Screen.PICKER && state.shown().connection() instanceof Connection.Refused;
        return inTheWay ? (Connection.Refused) state.shown().connection() : null;
    }
}
