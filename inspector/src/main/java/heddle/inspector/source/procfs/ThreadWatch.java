package heddle.inspector.source.procfs;

import heddle.inspector.model.Transitions;
import heddle.inspector.observation.ThreadSlice;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one thread between two looks.
 *
 * <p>A look reads the scheduler's counters. If they stand still and the thread was blocked, it has waited all along:
 * nothing else is read and nothing is allocated. That is what makes thousands of idle threads cheap. One that has rested
 * for long is read at every second look only, and after a while at every fourth: most of the cost is the kernel's, 2 µs a
 * read.
 */
final class ThreadWatch implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    /** Five seconds at the usual rate. */
    private static final int LOOKS_OF_A_LONG_REST = 20;

    /** Twenty-five seconds more, at every second look. */
    private static final int LOOKS_OF_A_VERY_LONG_REST = LOOKS_OF_A_LONG_REST + 50;

    /** Part of the time since the last look; a thread that runs more may well be running now. */
    private static final int HARDLY = 10;

    private final int tid;
    private final ThreadFiles files;
    private final ShareAccount shares = new ShareAccount();
    private final SwitchAccount switches = new SwitchAccount();
    private final Whereabouts whereabouts;

    private long startTicks;
    private long atNanos;
    private long runNanos;
    private long delayNanos;
    private long dispatches;
    private int looksRested;
    private boolean gone;

    ThreadWatch(int tid, ThreadFiles files) {
        this.tid = tid;
        this.files = files;
        this.whereabouts = new Whereabouts(tid, files, switches);
    }

    int tid() {
        return tid;
    }

    /** Whether the last look found that the thread has ended. */
    boolean isGone() {
        return gone;
    }

    @Override
    public void close() {
        files.close();
    }

    /** The first look: who it is and where its counters stand; null when it has ended, or cannot be read now. */
    @Nullable
    ThreadSlice begin(Pass pass) {
        Stat stat = pass.readStat(files);
        if (stat == null || !findBeginning(pass)) return null;
        startTicks = stat.startTicks();
        switches.begin();
        return slice(pass.counters(), true, Transitions.NONE);
    }

    /** Dispatches and switches are in two files: what happens between the two reads would stand between them for ever. */
    private boolean findBeginning(Pass pass) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (pass.readCounters(files) != Outcome.READ) return false;
            remember(pass.counters(), pass.nanoTime());
            if (!whereabouts.findFirst(pass) || pass.readCounters(files) != Outcome.READ) return false;
            if (pass.counters().dispatches() == dispatches) return true;
        }
        return true;
    }

    /** A later look; null when nothing happened, or the thread has ended. */
    @Nullable
    ThreadSlice look(Pass pass) {
        if (pass.leavesAlone(tid, period())) return null;
        Outcome outcome = pass.readCounters(files);
        long now = pass.nanoTime();
        gone = outcome == Outcome.GONE;
        if (outcome != Outcome.READ || now <= atNanos) return null;
        boolean moved = hasMoved(pass.counters());
        if (moved) pass.countActive();
        boolean stirred = moved || pass.asksAll() || (owesMore() && pass.isTurnOf(tid));
        if (stirred || whereabouts.isRunnable()) return account(pass, now, stirred);
        shares.waited(now - atNanos);
        atNanos = now;
        looksRested++;
        return null;
    }

    private boolean owesMore() {
        return switches.isOwed() || whereabouts.isToBeFoundAgain();
    }

    /** It is read at each so manyeth look. */
    private int period() {
        if (looksRested < LOOKS_OF_A_LONG_REST) return 1;
        return looksRested < LOOKS_OF_A_VERY_LONG_REST ? 2 : 4;
    }

    private boolean hasMoved(Counters counters) {
        return counters.runNanos() != runNanos
                || counters.dispatches() != dispatches
                || counters.delayNanos() != delayNanos;
    }

    /** Divides the time since the last look. A thread that did not stir although it wants a CPU is still queued. */
    private @Nullable ThreadSlice account(Pass pass, long now, boolean stirred) {
        looksRested = 0;
        Counters counters = pass.counters();
        boolean wasRunnable = whereabouts.isRunnable();
        long ran = Math.max(0, counters.runNanos() - runNanos);
        boolean hardlyRan = ran < (now - atNanos) / HARDLY;
        gone = isAnother(pass) || (stirred && !whereabouts.find(pass, hardlyRan));
        if (gone) return null;
        if (!stirred) switches.rest();
        boolean neverBlocked = wasRunnable && whereabouts.isRunnable() && switches.requests() == 0;
        long dispatched = Math.max(0, counters.dispatches() - dispatches);
        shares.divide(
                now - atNanos, ran, Math.max(0, counters.delayNanos() - delayNanos), dispatched > 0, neverBlocked);
        remember(counters, now);
        return slice(counters, false, switches.transitions(dispatched));
    }

    /** Counters of one thread only grow. When the file was opened anew, these may be those of a later one. */
    private boolean isAnother(Pass pass) {
        if (pass.counters().dispatches() >= dispatches) return false;
        Stat stat = pass.readStat(files);
        return stat == null || stat.startTicks() != startTicks;
    }

    private void remember(Counters counters, long nowNanos) {
        atNanos = nowNanos;
        runNanos = counters.runNanos();
        delayNanos = counters.delayNanos();
        dispatches = counters.dispatches();
    }

    private ThreadSlice slice(Counters counters, boolean fresh, Transitions transitions) {
        boolean delayKnown = counters.countsDelay();
        return new ThreadSlice(
                tid,
                whereabouts.namespaceTid(),
                whereabouts.name(),
                startTicks,
                fresh,
                atNanos,
                shares.runningNanos(),
                delayKnown ? shares.readyNanos() : -1,
                delayKnown ? shares.waitingNanos() : shares.waitingNanos() + shares.readyNanos(),
                delayKnown ? shares.correctionNanos() : 0,
                transitions,
                whereabouts.isRunnable(),
                whereabouts.letter(),
                whereabouts.kernelWait());
    }
}
