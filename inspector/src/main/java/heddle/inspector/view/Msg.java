package heddle.inspector.view;

/** Something that happened and that the update function may answer with another state. */
public sealed interface Msg permits Key, Mouse, Msg.Resized, Msg.Tick, Msg.Data {

    /** The screen has that many rows and columns now; the first message a program gets. */
    record Resized(int rows, int columns) implements Msg {}

    /** Time went on. Sent at the loop's tick rate; {@code nanos} counts from the start of the loop. */
    record Tick(long nanos) implements Msg {}

    /** News from outside the terminal, such as a new snapshot or the end of an attach. */
    non-sealed interface Data extends Msg {

        /** Whether a later message of the same class makes this one worthless while it still waits to be handled. */
        default boolean isSuperseded() {
            return false;
        }
    }
}
