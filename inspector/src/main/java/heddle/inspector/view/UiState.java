package heddle.inspector.view;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.LockId;
import heddle.inspector.model.SegmentKind;
import org.jspecify.annotations.Nullable;

/**
 * All that the user interface remembers.
 *
 * @param scene the newest news
 * @param held the scene that is shown while paused, or null
 * @param threads rows are identified by {@link ThreadItem#identity}
 * @param notice one line about the last key, empty most of the time
 */
public record UiState(
        Scene scene,
        @Nullable Scene held,
        Rect size,
        Screen screen,
        Layer layer,
        ListState<Integer, ProcessOrder> processes,
        ListState<Object, ThreadOrder> threads,
        ListState<LockId, LockOrder> locks,
        ListState<ControlField, FieldOrder> fields,
        ListState<SegmentKind, SegmentOrder> segments,
        ListState<FindingRow.Key, FindingOrder> findings,
        Switches switches,
        StackWish stacks,
        String notice) {

    private static final Rect UNKNOWN_SIZE = Rect.screen(24, 80);

    /**
     * Choices that stay.
     *
     * @param following scroll after the selected row when it moves
     * @param internalHidden leave out the JVM's own threads
     * @param detailOpen give the selected row most of the screen
     * @param scrolled lines of the detail that are above the first one shown
     * @param folds which threads are told as one row
     */
    record Switches(boolean following, boolean internalHidden, boolean detailOpen, int scrolled, Folds folds) {
        static final Switches START = new Switches(false, false, false, 0, Folds.NONE);

        Switches follow(boolean follow) {
            return new Switches(follow, internalHidden, detailOpen, scrolled, folds);
        }

        Switches hideInternal(boolean hide) {
            return new Switches(following, hide, detailOpen, scrolled, folds);
        }

        Switches openDetail(boolean open) {
            return new Switches(following, internalHidden, open, 0, folds);
        }

        Switches scroll(int lines) {
            return new Switches(following, internalHidden, detailOpen, lines, folds);
        }

        Switches fold(Folds newFolds) {
            return new Switches(following, internalHidden, detailOpen, scrolled, newFolds);
        }
    }

    /** The state before the first message, on a page. */
    public static UiState start(Screen screen, Scene scene) {
        return new UiState(
                scene,
                null,
                UNKNOWN_SIZE,
                screen,
                Layer.NONE,
                ListState.by(ProcessOrder.CPU),
                ListState.by(ThreadOrder.LOCKED),
                ListState.by(LockOrder.LOST),
                ListState.by(FieldOrder.AS_READ),
                ListState.by(SegmentOrder.PLACE),
                ListState.by(FindingOrder.WORST),
                Switches.START,
                StackWish.NONE,
                "");
    }

    /** The scene on the screen. */
    Scene shown() {
        return held == null ? scene : held;
    }

    boolean isPaused() {
        return held != null;
    }

    UiState with(Scene newScene) {
        return new UiState(
                newScene, held, size, screen, layer, processes, threads, locks, fields, segments, findings, switches,
                stacks, notice);
    }

    UiState hold(@Nullable Scene newHeld) {
        return new UiState(
                scene, newHeld, size, screen, layer, processes, threads, locks, fields, segments, findings, switches,
                stacks, notice);
    }

    UiState resize(Rect newSize) {
        return new UiState(
                scene, held, newSize, screen, layer, processes, threads, locks, fields, segments, findings, switches,
                stacks, notice);
    }

    UiState go(Screen newScreen) {
        return new UiState(
                scene,
                held,
                size,
                newScreen,
                Layer.NONE,
                processes,
                threads,
                locks,
                fields,
                segments,
                findings,
                switches,
                stacks,
                notice);
    }

    UiState open(Layer newLayer) {
        return new UiState(
                scene, held, size, screen, newLayer, processes, threads, locks, fields, segments, findings, switches,
                stacks, notice);
    }

    UiState withProcesses(ListState<Integer, ProcessOrder> list) {
        return new UiState(
                scene, held, size, screen, layer, list, threads, locks, fields, segments, findings, switches, stacks,
                notice);
    }

    UiState withThreads(ListState<Object, ThreadOrder> list) {
        return new UiState(
                scene, held, size, screen, layer, processes, list, locks, fields, segments, findings, switches, stacks,
                notice);
    }

    UiState withLocks(ListState<LockId, LockOrder> list) {
        return new UiState(
                scene, held, size, screen, layer, processes, threads, list, fields, segments, findings, switches,
                stacks, notice);
    }

    UiState withFields(ListState<ControlField, FieldOrder> list) {
        return new UiState(
                scene, held, size, screen, layer, processes, threads, locks, list, segments, findings, switches, stacks,
                notice);
    }

    UiState withSegments(ListState<SegmentKind, SegmentOrder> list) {
        return new UiState(
                scene, held, size, screen, layer, processes, threads, locks, fields, list, findings, switches, stacks,
                notice);
    }

    UiState withFindings(ListState<FindingRow.Key, FindingOrder> list) {
        return new UiState(
                scene, held, size, screen, layer, processes, threads, locks, fields, segments, list, switches, stacks,
                notice);
    }

    UiState with(Switches newSwitches) {
        return new UiState(
                scene,
                held,
                size,
                screen,
                layer,
                processes,
                threads,
                locks,
                fields,
                segments,
                findings,
                newSwitches,
                stacks,
                notice);
    }

    UiState with(StackWish newStacks) {
        return new UiState(
                scene, held, size, screen, layer, processes, threads, locks, fields, segments, findings, switches,
                newStacks, notice);
    }

    UiState say(String newNotice) {
        return new UiState(
                scene, held, size, screen, layer, processes, threads, locks, fields, segments, findings, switches,
                stacks, newNotice);
    }
}
