package heddle.inspector.command;

import heddle.inspector.model.Activity;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The answer of {@code heddle threads} for people: busiest threads first. */
final class ThreadsTable {
    private ThreadsTable() {}

    static List<String> of(Window window) {
        TextTable table = new TextTable()
                .row("TID", "STATE", "RUN%", "READY%", "WAIT%", "SINCE", "NAME", "WAITING ON", "BLOCKED BY");
        window.to().threads().stream()
                .sorted(Comparator.comparingDouble(window::cpuPercent).reversed())
                .forEach(thread -> row(table, window, thread));
        return table.lines();
    }

    private static void row(TextTable table, Window window, ThreadControlBlock thread) {
        StateTimes times = window.times(thread);
        ThreadRef owner = thread.owner();
        table.row(
                thread.tid() < 0 ? "virtual" : Integer.toString(thread.tid()),
                state(thread.activity()),
                share(window, thread, times, times.runningNanos()),
                ready(window, thread, times),
                share(window, thread, times, times.waitingNanos()),
                seconds(window.to().ageNanos(thread)),
                thread.name(),
                waitingOn(thread),
                owner == null ? "" : owner.name());
    }

    /** Of the thread's time; {@code ~} where it was looked at too seldom. */
    private static String share(Window window, ThreadControlBlock thread, StateTimes times, long nanos) {
        String share = percent(Window.percent(nanos, times.totalNanos()));
        return window.isAbout(thread) ? "~" + share : share;
    }

    private static String ready(Window window, ThreadControlBlock thread, StateTimes times) {
        if (!thread.readyKnown()) return "unknown";
        double uncertain = Window.percent(window.uncertainNanos(thread), times.totalNanos());
        String ready = share(window, thread, times, times.readyNanos());
        return uncertain < 0.5 ? ready : ready + "±" + Math.round(uncertain);
    }

    private static String state(Activity activity) {
        WaitCause cause = activity.cause();
        return cause == null ? activity.state().name() : cause + (activity.idle() ? " idle" : "");
    }

    private static String waitingOn(ThreadControlBlock thread) {
        LockWait wait = thread.lockWait();
        if (wait != null) return wait.lock().shortText();
        return thread.kernelWait() == null ? "" : thread.kernelWait().text();
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
