package heddle.samples.faults;

/** Something that threads wait for, with its two sides: one thread keeps it, others want to enter. */
interface Guard {

    /** What is done inside. */
    interface Body {
        void run() throws Exception;
    }

    /** Lets nobody enter while the body runs. */
    void keep(Body body) throws Exception;

    /** Runs the body as soon as nobody keeps it. */
    void enter(Body body) throws Exception;
}
