package heddle.samples.real;

import heddle.samples.truth.Cause;
import heddle.samples.truth.Contention;
import heddle.samples.truth.Diary;
import heddle.samples.truth.Ownership;
import heddle.samples.truth.Window;

/** Counts how long calls of a library take, which should take no time. */
final class Calls {

    private static final double MUCH = 0.8;

    /** A call. */
    interface Call {
        void run() throws Exception;
    }

    private final Contention account = new Contention("", "", Cause.RESOURCE, Ownership.NONE);

    void time(Diary diary, Call call) throws Exception {
        diary.asks(account);
        call.run();
        diary.shares(account);
    }

    /** Whether more than a thread does nothing but wait for them to return. */
    boolean takeMuch(Window window, double own) {
        return account.lostPerSecond(window) - own > MUCH;
    }
}
