package heddle.inspector.view;

import java.util.ArrayList;
import java.util.List;

/** Someone at the keyboard of the inspector. */
final class Session {
    private final Inspector inspector;
    private final List<Effect> effects = new ArrayList<>();
    private UiState state;

    private Session(Screen screen) {
        inspector = new Inspector(screen, Scene.empty(SampleScene.HOST, 0, SampleScene.AT));
        state = inspector.init();
    }

    /** On a page of 120 by 36, with a scene arrived. */
    static Session on(Screen screen, Scene scene) {
        return new Session(screen).size(36, 120).tell(scene);
    }

    Session size(int rows, int columns) {
        return tell(new Msg.Resized(rows, columns));
    }

    Session tell(Msg msg) {
        Step<UiState> step = inspector.update(state, msg);
        state = step.state();
        effects.addAll(step.effects());
        return this;
    }

    /** Presses keys given by their names, separated by blanks. */
    Session press(String keys) {
        for (String key : keys.split(" ", -1)) {
            if (!key.isEmpty()) tell(new Key(key));
        }
        return this;
    }

    Session type(String text) {
        text.codePoints().mapToObj(Key::typing).forEach(this::tell);
        return this;
    }

    UiState state() {
        return state;
    }

    /** All effects so far. */
    List<Effect> effects() {
        return effects;
    }

    Frame frame() {
        return inspector.render(state, state.size());
    }

    String text() {
        return frame().toString();
    }

    /** Name of the selected thread. */
    String thread() {
        return Selected.thread(state).map(ThreadRow::name).orElse("");
    }

    String lock() {
        return Selected.lock(state).map(LockRow::name).orElse("");
    }

    /** Rule of the selected finding. */
    String finding() {
        return Selected.finding(state).map(row -> row.finding().rule()).orElse("");
    }
}
