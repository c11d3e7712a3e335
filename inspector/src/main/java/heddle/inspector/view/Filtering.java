package heddle.inspector.view;

/** Editing the filter line of the page; rows follow each key. */
final class Filtering {
    private static final int LONGEST = 200;

    private Filtering() {}

    static String text(UiState state) {
        return Listing.of(state.screen()).state(state).filter();
    }

    static boolean isOn(UiState state) {
        return !text(state).isEmpty();
    }

    static UiState type(UiState state, String typed) {
        String longer = text(state) + typed;
        return longer.length() > LONGEST ? state : change(state, longer);
    }

    static UiState erase(UiState state) {
        String text = text(state);
        return text.isEmpty() ? state : change(state, text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    }

    static UiState clear(UiState state) {
        return isOn(state) ? change(state, "") : state;
    }

    private static UiState change(UiState state, String text) {
        Listing<?, ?, ?> list = Listing.of(state.screen());
        UiState changed = list.filter(state, text);
        return list.settle(changed, Page.of(changed).visibleRows(), true);
    }
}
