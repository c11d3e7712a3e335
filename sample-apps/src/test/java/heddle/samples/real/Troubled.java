package heddle.samples.real;

import heddle.samples.truth.Truth;

/** A program in trouble. */
interface Troubled {

    /** A class of the library it uses. */
    Class<?> library();

    /** Starts its threads and says what is to be found in them. */
    void start(Truth truth) throws Exception;
}
