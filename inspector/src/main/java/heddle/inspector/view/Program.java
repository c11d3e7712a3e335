package heddle.inspector.view;

/**
 * An interactive program as three pure functions; a loop in {@code heddle.inspector.terminal} runs it.
 *
 * @param <S> the immutable state of the user interface; returning the very same instance says that nothing changed and
 *     nothing need be drawn
 */
public interface Program<S> {

    /** The state before the first message. */
    S init();

    Step<S> update(S state, Msg msg);

    /** The picture of a state on a screen of that size. */
    Frame render(S state, Rect size);
}
