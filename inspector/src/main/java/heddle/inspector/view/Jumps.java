package heddle.inspector.view;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Going from a thread or lock to another one that has to do with it. */
final class Jumps {
    private Jumps() {}

    /** To who holds what the selected thread waits for, or who holds the selected lock. */
    static UiState toBlocker(UiState state) {
        Picture picture = state.shown().picture();
        if (picture == null) return state.say("nothing is known yet");
        if (state.screen() == Screen.FINDINGS) {
            return first(state, picture, Finding::holders).orElse(state.say("no holder is known"));
        }
        if (state.screen() == Screen.LOCKS) {
            Optional<ThreadRow> owner = Selected.lock(state).flatMap(lock -> holder(picture, lock));
            return owner.map(row -> toThread(state, row)).orElse(state.say("no owner of this lock is known"));
        }
        Optional<ThreadRow> selected = Selected.thread(state);
        return selected.flatMap(row -> picture.ownerFor(row).or(() -> holder(picture, row.block())))
                .map(owner -> toThread(state, owner))
                .orElse(state.say(selected.map(Jumps::whyNoBlocker).orElse("no thread is selected")));
    }

    private static Optional<ThreadRow> holder(Picture picture, LockRow lock) {
        return lock.report()
                .owner()
                .flatMap(picture::thread)
                .or(() -> first(picture, lock.report().holders()));
    }

    /** Of several who hold it the first; to find out more, the Locks page names them all. */
    private static Optional<ThreadRow> holder(Picture picture, ThreadControlBlock waiter) {
        LockWait wait = waiter.lockWait();
        return wait == null ? Optional.empty() : first(picture, wait.holders());
    }

    private static Optional<ThreadRow> first(Picture picture, List<ThreadRef> holders) {
        return holders.stream().map(picture::thread).flatMap(Optional::stream).findFirst();
    }

    private static String whyNoBlocker(ThreadRow row) {
        ThreadRef owner = row.block().owner();
        if (owner != null) return "the holder " + row.blockedBy() + " is not in the list";
        return row.block().isHeldUp() ? "nobody is known to hold it" : "nobody blocks " + row.name();
    }

    /** To a thread that waits for the selected one, each time to the next of them, or for the selected lock. */
    static UiState toWaiters(UiState state) {
        Picture picture = state.shown().picture();
        if (picture == null) return state.say("nothing is known yet");
        if (state.screen() == Screen.FINDINGS) {
            return first(state, picture, Finding::threads).orElse(state.say("nobody is known to suffer"));
        }
        if (state.screen() == Screen.LOCKS) {
            Optional<ThreadRow> longest = Selected.lock(state)
                    .flatMap(lock -> lock.report().waiters().stream().findFirst())
                    .flatMap(waiter -> picture.thread(waiter.thread()));
            return longest.map(row -> toThread(state, row)).orElse(state.say("nobody waits for this lock now"));
        }
        return Selected.thread(state)
                .flatMap(row -> nextWaiter(picture, row))
                .map(waiter -> toThread(state, waiter))
                .orElse(state.say("nobody waits for this thread"));
    }

    /** The first waiter of a thread; of a waiter without waiters the next one for the same owner. */
    private static Optional<ThreadRow> nextWaiter(Picture picture, ThreadRow row) {
        return picture.waitersOf(row).stream()
                .findFirst()
                .or(() -> picture.ownerFor(row).flatMap(owner -> after(picture.waitersOf(owner), row)));
    }

    private static Optional<ThreadRow> after(List<ThreadRow> waiters, ThreadRow row) {
        int at = waiters.indexOf(row);
        return waiters.size() < 2 ? Optional.empty() : Optional.of(waiters.get((at + 1) % waiters.size()));
    }

    private static Optional<UiState> first(UiState state, Picture picture, Function<Finding, List<ThreadRef>> threads) {
        return Selected.finding(state).map(FindingRow::finding).stream()
                .flatMap(finding -> threads.apply(finding).stream())
                .flatMap(thread -> picture.thread(thread).stream())
                .findFirst()
                .map(row -> toThread(state, row));
    }

    /** To the lock or else the first thread that the selected finding is about. */
    static UiState toWhatIsFound(UiState state) {
        Picture picture = state.shown().picture();
        if (picture == null) return state.say("nothing is known yet");
        return Selected.finding(state)
                .map(row -> row.finding().lock())
                .flatMap(picture::lock)
                .map(lock -> toLock(state.go(Screen.LOCKS), lock))
                .or(() -> first(state, picture, Finding::threads))
                .orElse(state.say("it is about no lock or thread"));
    }

    /** To the worst finding; without one, as far as locks tell. */
    static UiState toWorst(UiState state) {
        Picture picture = state.shown().picture();
        if (picture == null) return state.say("nothing is known yet");
        return picture.findings().stream()
                .findFirst()
                .map(worst -> toFinding(state, worst))
                .orElseGet(() -> toMostWaitedFor(state, picture));
    }

    private static UiState toFinding(UiState state, FindingRow worst) {
        UiState there = state.screen() == Screen.FINDINGS ? state : state.go(Screen.FINDINGS);
        UiState visible = Listing.FINDINGS.rows(there).contains(worst) ? there : Listing.FINDINGS.filter(there, "");
        return Listing.FINDINGS
                .choose(visible, worst.key(), Page.of(visible).visibleRows())
                .say("the worst problem");
    }

    /** To who has waited longest for the lock that costs most, or to that lock; says which. */
    private static UiState toMostWaitedFor(UiState state, Picture picture) {
        if (state.screen() == Screen.LOCKS) {
            return picture.locks().stream()
                    .findFirst()
                    .map(lock -> toLock(state, lock).say("the lock that costs most"))
                    .orElse(state.say("nothing is wrong, and nobody waits for a lock"));
        }
        return longestWaiter(picture)
                .map(row -> toThread(state, row).say("waits longest for the lock that costs most"))
                .orElse(state.say("nothing is wrong, and no thread is held up by a lock"));
    }

    private static Optional<ThreadRow> longestWaiter(Picture picture) {
        return picture.locks().stream()
                .flatMap(lock -> lock.report().waiters().stream())
                .findFirst()
                .flatMap(waiter -> picture.thread(waiter.thread()));
    }

    /** To a thread on its page; what hides it is taken away. */
    static UiState toThread(UiState state, ThreadRow row) {
        UiState there = state.screen() == Screen.THREADS ? state : state.go(Screen.THREADS);
        UiState open = has(there, row) ? there : Folding.reveal(there, row);
        UiState visible = has(open, row) ? open : unhide(open, row);
        return Listing.THREADS.choose(visible, row.identity(), Page.of(visible).visibleRows());
    }

    private static boolean has(UiState state, ThreadRow row) {
        return Listing.THREADS.rows(state).contains(row);
    }

    private static UiState unhide(UiState state, ThreadRow row) {
        UiState.Switches switches = state.switches();
        UiState shown = row.internal() ? state.with(switches.hideInternal(false)) : state;
        return Listing.THREADS.filter(shown, "").say("filter cleared to show " + row.name());
    }

    private static UiState toLock(UiState state, LockRow lock) {
        UiState visible = Listing.LOCKS.rows(state).contains(lock) ? state : Listing.LOCKS.filter(state, "");
        return Listing.LOCKS.choose(visible, lock.key(), Page.of(visible).visibleRows());
    }

    /** To the threads that wait for the selected lock. */
    static UiState toThreadsOfLock(UiState state) {
        return Selected.lock(state)
                .map(lock -> Listing.THREADS.filter(state.go(Screen.THREADS), "lock:" + lock.name()))
                .orElse(state.say("no lock is selected"));
    }
}
