package heddle.inspector.source.procfs;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.WaitCause;
import org.jspecify.annotations.Nullable;

/**
 * What one thread was doing when it was last looked for: whether it wants a CPU, and if not, what it waits in.
 *
 * <p>Its switches are read before its state. The other way round a thread that blocks between the two reads would be
 * taken for one that wanted a CPU and has not blocked since.
 */
final class Whereabouts {
    private final int tid;
    private final ThreadFiles files;
    private final SwitchAccount switches;

    private byte[] writtenName = {};
    private String name = "";
    private int namespaceTid;
    private char letter = '?';
    private boolean runnable;
    private @Nullable KernelWait wait;
    private long waitArgument;
    private boolean settled = true;

    Whereabouts(int tid, ThreadFiles files, SwitchAccount switches) {
        this.tid = tid;
        this.files = files;
        this.switches = switches;
    }

    /** The first look, whose files are closed again; false when the thread has ended. */
    boolean findFirst(Pass pass) {
        if (!readStatus(pass, false)) return false;
        readWait(pass, false);
        switches.blocked(!runnable);
        return true;
    }

    /**
     * A later look; false when the thread has ended.
     *
     * @param hardlyRan whether it ran for a small part of the time since the last look only: it is taken to wait where it
     *     waited before until its turn comes, when very many are active
     */
    boolean find(Pass pass, boolean hardlyRan) {
        if (hardlyRan && !runnable && !pass.asksWhereWaits(tid)) {
            leaveStatus();
            return true;
        }
        boolean counted = runnable || pass.readsStatusOf(tid);
        if (counted && !readStatus(pass, true)) return false;
        if (!counted) leaveStatus();
        readWait(pass, true);
        if (runnable && !counted) {
            if (!readStatus(pass, true)) return false;
            readWait(pass, true);
        }
        switches.blocked(!runnable);
        return true;
    }

    private boolean readStatus(Pass pass, boolean again) {
        if (pass.readStatus(files, again) != Outcome.READ) return false;
        Status status = pass.status();
        rename(status.name(writtenName));
        letter = status.state();
        if (!again) namespaceTid = status.namespacePid(tid);
        switches.take(status.voluntarySwitches(), status.involuntarySwitches());
        return true;
    }

    /** Threads are named after they have started, and may be renamed. */
    private void rename(byte[] written) {
        if (written == writtenName) return;
        writtenName = written;
        name = ThreadName.ofStatus(written);
    }

    private void leaveStatus() {
        switches.owe();
        letter = '?';
    }

    private void readWait(Pass pass, boolean again) {
        if (pass.readSyscall(files, again)) {
            takeLine(pass);
        } else {
            runnable = letter == 'R';
            wait = runnable ? null : pass.waitOfWchan(files, letter);
        }
    }

    private void takeLine(Pass pass) {
        runnable = pass.line().isRunning();
        wait = runnable ? null : waitIn(pass, wait);
        waitArgument = pass.line().firstArgument();
    }

    private KernelWait waitIn(Pass pass, @Nullable KernelWait before) {
        boolean known = before != null && settled && isSameCall(pass, before, pass.line());
        if (before != null && known && !pass.readsStatusOf(tid)) return at(pass.line(), before);
        KernelWait wait = pass.waitOfLine(letter);
        settled = pass.isWaitSettled();
        return wait;
    }

    /** Whether the thread waits in the same call on the same thing as before, though it has run in between. */
    private boolean isSameCall(Pass pass, KernelWait before, SyscallLine line) {
        return before.syscall() == line.number()
                && waitArgument == line.firstArgument()
                && pass.isNamedByArgument()
                && before.cause() != WaitCause.STOPPED;
    }

    private static KernelWait at(SyscallLine line, KernelWait before) {
        return before.at(line.stackPointer(), line.programCounter());
    }

    /** Whether a later look may tell more of what it waits in, even if it goes on waiting. */
    boolean isToBeFoundAgain() {
        return wait != null && !settled;
    }

    /** Its id in the pid namespace it was born in. */
    int namespaceTid() {
        return namespaceTid;
    }

    String name() {
        return name;
    }

    /** State letter, '?' when it was not read at this look. */
    char letter() {
        return letter;
    }

    /** Whether it was on a CPU or wanted one. */
    boolean isRunnable() {
        return runnable;
    }

    /** What it waits in; null when it is runnable, and when we may not know. */
    @Nullable
    KernelWait kernelWait() {
        return wait;
    }
}
