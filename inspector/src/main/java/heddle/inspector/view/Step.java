package heddle.inspector.view;

import java.util.List;

/** What an update answers: the next state and what is to be done, in order. */
public record Step<S>(S state, List<Effect> effects) {

    public Step {
        effects = List.copyOf(effects);
    }

    /** A next state and nothing to do. */
    public static <S> Step<S> to(S state) {
        return new Step<>(state, List.of());
    }

    public static <S> Step<S> to(S state, Effect... effects) {
        return new Step<>(state, List.of(effects));
    }
}
