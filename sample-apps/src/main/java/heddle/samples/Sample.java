package heddle.samples;

import heddle.samples.truth.Truth;

/** A program of one idea. */
interface Sample {

    /** Its number and its idea, such as {@code s02-monitor-contention}. */
    String name();

    /** One line: what Heddle shows of it. */
    String lookFor();

    /** Starts its threads, all daemons, and returns. */
    void start(Truth truth) throws Exception;
}
