package heddle.inspector.view;

/** A mouse report. {@code button} is 1 to 3 from the left, 0 for the wheel. */
public record Mouse(Action action, int button, int row, int column) implements Msg {

    /** What the mouse did. */
    public enum Action {
        PRESS,
        RELEASE,
        DRAG,
        WHEEL_UP,
        WHEEL_DOWN
    }
}
