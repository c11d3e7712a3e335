package heddle.inspector.view;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.Mode;
import heddle.inspector.model.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whose stacks were asked for, and when.
 *
 * <p>Stacks are fetched for the selected row, once the selection has rested on it, and again while it stays there; when
 * threads are folded by their stacks, of some that have none told as well.
 *
 * @param selected the row the selection rests on
 * @param sinceNanos since when
 * @param askedNanos when its stacks were last asked for, 0 for never
 */
record StackWish(@Nullable Object selected, long sinceNanos, long askedNanos) {
    static final StackWish NONE = new StackWish(null, 0, 0);

    private static final long REST_NANOS = 300_000_000L;
    private static final long AGAIN_NANOS = 1_000_000_000L;
    private static final int MOST_WAITERS = 16;
    private static final int MOST_STACKS = 64;

    /** Asks for the stacks of the selected row when it is time to. */
    static Step<UiState> onNews(UiState state) {
        Object selected = selected(state);
        long now = state.scene().nowNanos();
        StackWish wish = state.stacks();
        if (!Objects.equals(selected, wish.selected)) return Step.to(state.with(new StackWish(selected, now, 0)));
        boolean rested = now - wish.sinceNanos >= REST_NANOS;
        boolean due = wish.askedNanos == 0 || now - wish.askedNanos >= AGAIN_NANOS;
        if (selected == null || state.isPaused() || !rested || !due) return Step.to(state);
        return ask(state, false).orElse(Step.to(state));
    }

    /** Asks for the stacks of the selected row; empty when nobody could answer. */
    static Optional<Step<UiState>> ask(UiState state, boolean pressed) {
        List<Long> javaIds = javaIds(state, pressed);
        if (javaIds.isEmpty() || !canAnswer(state.scene())) return Optional.empty();
        StackWish asked = new StackWish(
                selected(state), state.stacks().sinceNanos, state.scene().nowNanos());
        return Optional.of(Step.to(state.with(asked), new Request.Frames(javaIds, pressed)));
    }

    private static boolean canAnswer(Scene scene) {
        Picture picture = scene.picture();
        return picture != null
                && scene.connection() instanceof Connection.Observing
                && picture.snapshot().sources().mode() == Mode.AGENT
                && picture.snapshot().ended() == null;
    }

    private static @Nullable Object selected(UiState state) {
        return switch (state.screen()) {
            case PICKER, PROCESS, MEMORY -> null;
            case THREADS -> state.threads().key();
            case LOCKS -> state.locks().key();
            case FINDINGS -> state.findings().key();
        };
    }

    private static List<Long> javaIds(UiState state, boolean pressed) {
        List<Long> ids = new ArrayList<>();
        Picture picture = state.scene().picture();
        if (picture == null) return ids;
        if (state.screen() == Screen.LOCKS) {
            Selected.lock(state).ifPresent(lock -> addLock(lock.report(), ids::add));
        } else if (state.screen() == Screen.THREADS) {
            Selected.thread(state).ifPresent(row -> addChain(picture, row, ids::add));
            if (state.switches().folds().by() == FoldBy.STACK) addUntold(picture.threads(), ids::add);
            if (pressed) Folding.fold(state).ifPresent(fold -> addUntold(fold.members(), ids::add));
        } else if (state.screen() == Screen.FINDINGS) {
            Selected.finding(state).ifPresent(row -> addFinding(row.finding(), ids::add));
        }
        ids.removeIf(id -> id < 0);
        return ids;
    }

    private static void addChain(Picture picture, ThreadRow row, Consumer<Long> ids) {
        ids.accept(row.block().javaId());
        picture.ownerFor(row).ifPresent(owner -> ids.accept(owner.block().javaId()));
    }

    /** Virtual threads are told with their stacks where these matter. */
    private static void addUntold(List<ThreadRow> rows, Consumer<Long> ids) {
        rows.stream()
                .map(ThreadRow::block)
                .filter(block ->
                        block.kind() == ThreadKind.PLATFORM && block.frames().isEmpty())
                .limit(MOST_STACKS)
                .forEach(block -> ids.accept(block.javaId()));
    }

    private static void addFinding(Finding finding, Consumer<Long> ids) {
        finding.holders().stream().limit(MOST_WAITERS).forEach(thread -> ids.accept(thread.javaId()));
        finding.threads().stream().limit(MOST_WAITERS).forEach(thread -> ids.accept(thread.javaId()));
    }

    private static void addLock(LockReport lock, Consumer<Long> ids) {
        lock.owner().ifPresent(owner -> ids.accept(owner.javaId()));
        lock.waiters().stream()
                .limit(MOST_WAITERS)
                .forEach(waiter -> ids.accept(waiter.thread().javaId()));
    }
}
