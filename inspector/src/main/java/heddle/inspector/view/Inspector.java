package heddle.inspector.view;

/** The live view: a list of JVMs, and the threads and locks of one of them. Fed with {@link Scene}s. */
public final class Inspector implements Program<UiState> {
    private final UiState start;

    /**
     * @param first the page to begin with; {@link Screen#THREADS} when the process was named by the caller
     * @param scene what is known at the start, {@link Scene#empty} for nothing
     */
    public Inspector(Screen first, Scene scene) {
        start = UiState.start(first, scene);
    }

    @Override
    public UiState init() {
        return start;
    }

    @Override
    public Step<UiState> update(UiState state, Msg msg) {
        return Update.of(state, msg);
    }

    @Override
    public Frame render(UiState state, Rect size) {
        return Screens.render(state.size().equals(size) ? state : state.resize(size));
    }
}
