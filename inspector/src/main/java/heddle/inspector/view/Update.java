package heddle.inspector.view;

import heddle.inspector.view.UiState.Switches;
import java.util.Optional;

/** What keys, the mouse and news make of the state. No side effects: what must be done is returned. */
final class Update {
    private static final int WHEEL_ROWS = 3;

    private Update() {}

    static Step<UiState> of(UiState state, Msg msg) {
        return Examination.follow(state, next(state, msg));
    }

    private static Step<UiState> next(UiState state, Msg msg) {
        if (msg instanceof Scene scene) return onNews(state.with(scene));
        if (msg instanceof Key key) return onKey(state, key);
        if (msg instanceof Mouse mouse) return onMouse(state, mouse);
        if (msg instanceof Msg.Resized resized) {
            return Step.to(settle(state.resize(Rect.screen(resized.rows(), resized.columns())), true));
        }
        return Step.to(state);
    }

    private static Step<UiState> onNews(UiState state) {
        boolean reveal = state.switches().following() || state.switches().detailOpen();
        Step<UiState> step = StackWish.onNews(settle(state, reveal));
        boolean shown = state.screen() == Screen.MEMORY || ProcessPage.showsMemory(state);
        boolean looksAtMemory = shown && !state.isPaused();
        return looksAtMemory ? Step.to(step.state(), new Request.Memory()) : step;
    }

    private static UiState settle(UiState state, boolean reveal) {
        return Listing.of(state.screen()).settle(state, Page.of(state).visibleRows(), reveal);
    }

    private static Step<UiState> onKey(UiState state, Key key) {
        UiState quiet = state.notice().isEmpty() ? state : state.say("");
        Optional<Action> action = Keys.of(state).action(key);
        if (action.isPresent()) return act(quiet, action.get());
        boolean typing = state.layer() == Layer.FILTER;
        return Step.to(key.typed()
                .filter(text -> typing)
                .map(text -> Filtering.type(quiet, text))
                .orElse(quiet));
    }

    private static Step<UiState> onMouse(UiState state, Mouse mouse) {
        Page page = Page.of(state);
        return switch (mouse.action()) {
            case WHEEL_UP -> Step.to(move(state, -WHEEL_ROWS));
            case WHEEL_DOWN -> Step.to(move(state, WHEEL_ROWS));
            case PRESS -> press(state, page, mouse);
            case RELEASE, DRAG -> Step.to(state);
        };
    }

    /** A click on a hint presses its key; on a row it selects, on the selected row it opens. */
    private static Step<UiState> press(UiState state, Page page, Mouse mouse) {
        if (page.footer().contains(mouse.row(), mouse.column())) {
            return Footer.keyAt(page.footer(), Keys.footer(state), mouse.column())
                    .map(key -> onKey(state, key))
                    .orElse(Step.to(state));
        }
        if (state.layer() != Layer.NONE || !page.table().contains(mouse.row(), mouse.column())) return Step.to(state);
        Listing<?, ?, ?> list = Listing.of(state.screen());
        int item = Table.itemAt(
                page.table(),
                mouse.row(),
                list.state(state).view(),
                list.rows(state).size());
        if (item < 0) return Step.to(state);
        int by = item - list.state(state).view().selected();
        return by == 0 ? act(state, Action.ENTER) : Step.to(move(state, by));
    }

    private static Step<UiState> act(UiState state, Action action) {
        return switch (action) {
            case UP -> Step.to(move(state, -1));
            case DOWN -> Step.to(move(state, 1));
            case PAGE_UP -> Step.to(turnPage(state, -1));
            case PAGE_DOWN -> Step.to(turnPage(state, 1));
            case FIRST -> Step.to(move(state, Integer.MIN_VALUE / 2));
            case LAST -> Step.to(move(state, Integer.MAX_VALUE / 2));
            case ENTER -> enter(state);
            case BACK -> back(state);
            case LOOK -> Travel.look(state);
            case GO_PICKER -> Travel.leave(state);
            case GO_PROCESS -> Step.to(settle(state.go(Screen.PROCESS), true));
            case GO_THREADS -> Step.to(settle(state.go(Screen.THREADS), true));
            case GO_LOCKS -> Step.to(settle(state.go(Screen.LOCKS), true));
            case GO_MEMORY -> Step.to(settle(state.go(Screen.MEMORY), true), new Request.Memory());
            case GO_FINDINGS -> Step.to(settle(state.go(Screen.FINDINGS), true));
            case FILTER -> Step.to(state.open(Layer.FILTER));
            case FILTER_ERASE -> Step.to(settle(Filtering.erase(state), true));
            case FILTER_CLEAR -> Step.to(settle(Filtering.clear(state), true));
            case SORT -> Step.to(sort(state.open(Layer.SORT), state.layer() == Layer.SORT ? 1 : 0));
            case SORT_PREVIOUS -> Step.to(sort(state, -1));
            case SORT_NEXT -> Step.to(sort(state, 1));
            case FOLD -> fold(state);
            case OPEN, CLOSE -> Step.to(settle(Folding.open(state, action == Action.OPEN), true));
            case SORT_INVERT -> Step.to(top(Listing.of(state.screen()).invert(state)));
            case BLOCKER -> Step.to(Jumps.toBlocker(state));
            case WAITERS -> Step.to(Jumps.toWaiters(state));
            case WORST -> Step.to(Jumps.toWorst(state));
            case STACK -> stack(state);
            case HELP -> Step.to(state.open(Layer.HELP));
            case FOLLOW, PAUSE, INTERNAL -> Step.to(settle(toggle(state, action), action == Action.FOLLOW));
            case QUIT -> Step.to(state, Effect.Terminal.QUIT);
            case SUSPEND -> Step.to(state, Effect.Terminal.SUSPEND);
            case REPAINT -> Step.to(state, Effect.Terminal.REPAINT);
        };
    }

    private static UiState move(UiState state, int by) {
        UiState moved =
                Listing.of(state.screen()).move(state, by, Page.of(state).visibleRows());
        return moved.with(moved.switches().scroll(0));
    }

    /** A list of one page has nothing to turn; then it is the detail that turns. */
    private static UiState turnPage(UiState state, int direction) {
        Page page = Page.of(state);
        return state.screen() == Screen.PROCESS && !page.detail().isEmpty()
                ? ProcessPage.scroll(state, direction * (page.detail().height() - 1))
                : move(state, direction * page.visibleRows());
    }

    private static UiState sort(UiState state, int by) {
        return top(Listing.of(state.screen()).sort(state, by));
    }

    /** After a change of order one wants to see what is first now. */
    private static UiState top(UiState state) {
        return settle(Listing.of(state.screen()).toTop(state), false);
    }

    private static Step<UiState> enter(UiState state) {
        if (state.layer() == Layer.FILTER) return Step.to(state.open(Layer.NONE));
        return switch (state.screen()) {
            case PICKER -> Travel.attach(state);
            case THREADS -> openThread(state);
            case PROCESS -> openDetail(state);
            case LOCKS -> Step.to(settle(Jumps.toThreadsOfLock(state), true));
            case MEMORY -> Step.to(state);
            case FINDINGS -> Step.to(settle(Jumps.toWhatIsFound(state), true));
        };
    }

    private static Step<UiState> openThread(UiState state) {
        return Folding.isOpen(state)
                .map(open -> Step.to(settle(Folding.open(state, !open), true)))
                .orElseGet(() -> openDetail(state));
    }

    /** Equal stacks are found only among those that were fetched. */
    private static Step<UiState> fold(UiState state) {
        UiState folded = settle(Folding.next(state), true);
        boolean byStack = folded.switches().folds().by() == FoldBy.STACK;
        return byStack ? StackWish.ask(folded, true).orElse(Step.to(folded)) : Step.to(folded);
    }

    private static Step<UiState> openDetail(UiState state) {
        Switches switches = state.switches();
        boolean open = !switches.detailOpen();
        UiState opened = settle(state.with(switches.openDetail(open)), true);
        return open ? StackWish.ask(opened, true).orElse(Step.to(opened)) : Step.to(opened);
    }

    private static Step<UiState> stack(UiState state) {
        return StackWish.ask(state, true)
                .map(step -> new Step<>(step.state().say("stack asked for"), step.effects()))
                .orElse(Step.to(state.say("stacks need the agent inside a running JVM")));
    }

    /** Closes the topmost thing there is to close. */
    private static Step<UiState> back(UiState state) {
        if (state.layer() == Layer.FILTER)
            return Step.to(settle(Filtering.clear(state).open(Layer.NONE), true));
        if (state.layer() != Layer.NONE) return Step.to(state.open(Layer.NONE));
        boolean nothingYet = state.screen() != Screen.PICKER && state.shown().picture() == null;
        if (nothingYet) return Travel.leave(state);
        if (hasDetail(state.screen()) && state.switches().detailOpen()) return openDetail(state);
        if (Filtering.isOn(state)) return Step.to(settle(Filtering.clear(state), true));
        return switch (state.screen()) {
            case PICKER -> Step.to(state);
            case THREADS -> Step.to(state.say("0 leaves this JVM"));
            case PROCESS, LOCKS, MEMORY, FINDINGS -> Step.to(settle(state.go(Screen.THREADS), true));
        };
    }

    private static boolean hasDetail(Screen screen) {
        return screen == Screen.PROCESS || screen == Screen.THREADS;
    }

    private static UiState toggle(UiState state, Action action) {
        Switches now = state.switches();
        return switch (action) {
            case PAUSE -> state.hold(state.isPaused() ? null : state.scene());
            case FOLLOW ->
                state.with(now.follow(!now.following()))
                        .say(now.following() ? "following is off" : "following the selected row");
            default ->
                state.with(now.hideInternal(!now.internalHidden()))
                        .say(now.internalHidden() ? "all threads are shown" : "the JVM's own threads are hidden");
        };
    }
}
