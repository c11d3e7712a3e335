package heddle.inspector.view;

import heddle.inspector.model.ThreadKind;
import java.util.ArrayList;
import java.util.List;

/** Has the particulars of a thread read while it is shown in detail. */
final class Examination {
    private static final int NOBODY = -1;

    private Examination() {}

    /** The step, with a request more when it changes who is shown in detail. */
    static Step<UiState> follow(UiState before, Step<UiState> step) {
        int wanted = tid(step.state());
        if (wanted == tid(before)) return step;
        List<Effect> effects = new ArrayList<>(step.effects());
        effects.add(new Request.Examine(wanted));
        return new Step<>(step.state(), effects);
    }

    private static int tid(UiState state) {
        if (state.screen() != Screen.THREADS || !state.switches().detailOpen()) return NOBODY;
        return Selected.thread(state)
                .map(ThreadRow::block)
                .filter(block -> block.kind() != ThreadKind.VIRTUAL)
                .map(block -> block.tid())
                .orElse(NOBODY);
    }
}
