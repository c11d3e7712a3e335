package heddle.inspector.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param blocks blocks of the overhead row: each mode once, with a round without inspector before and after
 * @param round one such round
 * @param firstAttaches fresh JVMs that are attached to under load
 * @param phase half of the time before such an attach, and half of that after it
 * @param starts starts of the inspector
 * @param attaches fresh JVMs that are attached to while idle, for each mode
 * @param warmUp time before windows are counted
 * @param settling the same where threads must have rested for long and the JIT compiler be done
 * @param windows windows in which the CPU time of a sampler, an inspector or a peer is taken
 * @param window one such window, when looks are counted
 * @param accuracy time over which the sampler is compared with threads that know the truth
 * @param longWindow the same when they are not, so that one more or less does little
 */
record Effort(
        int blocks,
        Duration round,
        int firstAttaches,
        Duration phase,
        int starts,
        int attaches,
        Duration warmUp,
        Duration settling,
        int windows,
        Duration window,
        Duration longWindow,
        Duration accuracy) {

    static final Effort FULL = new Effort(
            6,
            Duration.ofMillis(1500),
            3,
            Duration.ofSeconds(5),
            7,
            3,
            Duration.ofSeconds(5),
            Duration.ofSeconds(40),
            16,
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(16));

    /** To see whether all works; its figures are not to be kept. */
    static final Effort QUICK = new Effort(
            2,
            Duration.ofMillis(500),
            1,
            Duration.ofSeconds(1),
            2,
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            4,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(4));
}
