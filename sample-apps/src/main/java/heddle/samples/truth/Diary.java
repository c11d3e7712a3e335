package heddle.samples.truth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * One thread's own account of its life: it writes before and after everything that takes long, and while it computes it looks
 * at the clock all the time, so that it knows when it was off the processor.
 *
 * <p>Only the thread itself writes (the public methods); any thread may read.
 */
public final class Diary {

    /** Pre-empted 500 times a second: two minutes. */
    private static final int GAPS = 1 << 16;

    /** Fifty a second: five minutes. */
    private static final int TURNS = 1 << 14;

    /** A wait that has no end. */
    record LastWait(Awaited awaited, long sinceNanos) {}

    private final String name;
    private final Intervals computing = new Intervals(TURNS);
    private final Intervals gaps = new Intervals(GAPS);
    private final Intervals oversleeps = new Intervals(TURNS);
    private final Map<Cause, Intervals> waits = new ConcurrentSkipListMap<>();
    private volatile Interval life;
    private volatile Optional<LastWait> lastWait = Optional.empty();
    private volatile boolean begun;
    private volatile boolean queuedForGood;
    private volatile boolean throttled;

    Diary(String name, long bornNanos) {
        this.name = name;
        this.life = new Interval(bornNanos, Interval.OPEN);
    }

    /** Runs for that long, without the time it was off the processor: every gap in its view of the clock is one. */
    public void compute(long duration, TimeUnit unit) {
        compute(duration, unit, () -> {});
    }

    /** The same, and does that between two looks at the clock, which must take no time but on the processor. */
    public void compute(long duration, TimeUnit unit, Runnable between) {
        long last = now();
        computing.open(last);
        gaps.open(last);
        long leftNanos = unit.toNanos(duration);
        while (leftNanos > 0) {
            between.run();
            long now = System.nanoTime();
            if (now - last > Tolerance.GAP_NANOS) {
                gaps.close(now);
            } else {
                leftNanos -= now - last;
            }
            gaps.open(now);
            last = now;
        }
        gaps.discard();
        computing.close(last);
    }

    /** Sleeps; what the thread oversleeps it was ready, but had no processor. */
    public void sleep(long millis) throws InterruptedException {
        Intervals sleeps = waitsFor(Cause.SLEEP);
        long start = now();
        long due = start + TimeUnit.MILLISECONDS.toNanos(millis) + Tolerance.TIMER_SLACK_NANOS;
        sleeps.open(start);
        Thread.sleep(millis);
        long end = now();
        sleeps.close(Math.min(end, due));
        if (end > due) {
            oversleeps.add(due, end);
        }
    }

    /** Is about to wait for something that is no lock. */
    public void awaits(Cause cause) {
        waitsFor(cause).open(now());
    }

    /** Has what it waited for. */
    public void resumes(Cause cause) {
        waitsFor(cause).close(now());
    }

    /** Is about to acquire the lock. */
    public void asks(Contention lock) {
        long now = now();
        waitsFor(lock.cause()).open(now);
        lock.waitsOf(name).open(now);
    }

    /** Has the lock, alone. */
    public void owns(Contention lock) {
        long now = now();
        ceaseToWait(lock, now);
        lock.holdsOf(name).open(now);
    }

    /** Has the lock, perhaps among others: a permit, or a read lock. */
    public void shares(Contention lock) {
        ceaseToWait(lock, now());
        lock.sharedBy(name);
    }

    /** Is about to give back a lock it owned. */
    public void releases(Contention lock) {
        lock.holdsOf(name).close(now());
    }

    /** Is about to begin a wait that has no end. */
    public void waitsForGood(Awaited awaited) {
        lastWait = Optional.of(new LastWait(awaited, now()));
    }

    /** The part of the window in which it computed on a processor, from 0 to 1. */
    public double runningShare(Window window) {
        return (double) (computing.nanosDuring(window) - gaps.nanosDuring(window)) / window.nanos();
    }

    /** Will never get a processor; told by who starts it. */
    void isQueuedForGood() {
        queuedForGood = true;
    }

    boolean waitsInQueueForGood() {
        return queuedForGood;
    }

    /** Is about to end. */
    void ends() {
        life = new Interval(life.startNanos(), now());
    }

    String name() {
        return name;
    }

    Interval life() {
        return life;
    }

    Optional<LastWait> lastWait() {
        return lastWait;
    }

    /** Whether it has written anything. */
    boolean hasStarted() {
        return begun || lastWait.isPresent();
    }

    /** Says that a quota keeps it from its processor for most of the time. */
    public void isThrottled() {
        throttled = true;
    }

    boolean suffersFromQuota() {
        return throttled;
    }

    boolean hasBegun() {
        return begun;
    }

    Map<Cause, Intervals> waits() {
        return waits;
    }

    /** When it computed, gaps included. */
    Intervals computing() {
        return computing;
    }

    /** When it was off the processor while it computed. */
    Intervals gaps() {
        return gaps;
    }

    /** When it should have run again after a sleep, but did not. */
    Intervals oversleeps() {
        return oversleeps;
    }

    private void ceaseToWait(Contention lock, long now) {
        waitsFor(lock.cause()).close(now);
        lock.waitsOf(name).close(now);
    }

    private Intervals waitsFor(Cause cause) {
        return waits.computeIfAbsent(cause, any -> new Intervals(TURNS));
    }

    private long now() {
        begun = true;
        return System.nanoTime();
    }
}
