package heddle.inspector.view;

/** Something to be done in the world, asked for as a value by an update function that itself does nothing. */
public interface Effect {

    /** Effects that the terminal loop carries out itself. */
    enum Terminal implements Effect {
        /** Leave the loop; the terminal is restored. */
        QUIT,
        /** Stop as Ctrl-Z does, until the shell continues us. */
        SUSPEND,
        /** Draw every cell again, for a screen that another program disturbed. */
        REPAINT
    }
}
