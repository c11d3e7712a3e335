package heddle.samples;

import heddle.samples.truth.Truth;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A quota: there are processors enough, but this program may use only a part of one.
 *
 * <p>Run {@code scripts/demo s06} as root, or where you may make control groups, and look at the threads: the spinner is
 * READY for more than half of the time although no other thread is in its way, and the reason is said to be throttling. Where
 * no group can be made the program says why, and its spinner runs.
 */
final class S06Throttled implements Sample {

    private static final int PERCENT = 30;

    @Override
    public String name() {
        return "s06-throttled";
    }

    @Override
    public String lookFor() {
        return "a spinner that is ready most of the time because of the quota of its control group";
    }

    @Override
    public void start(Truth truth) {
        Optional<String> refused = Quota.impose(PERCENT);
        refused.ifPresent(why -> System.out.println("# no quota: " + why));
        truth.start("quota-spinner", diary -> {
            if (refused.isEmpty()) {
                diary.isThrottled();
            }
            diary.compute(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        });
    }
}
