package heddle.samples.faults;

/** What happens in a program: the same plot with other figures, or in another order, makes the healthy twin. */
interface Plot {

    /** Starts the threads and says what is to be found in them; returns at once. */
    void play(Stage stage) throws Exception;
}
