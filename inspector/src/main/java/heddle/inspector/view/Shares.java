package heddle.inspector.view;

import heddle.inspector.model.StateTimes;
import heddle.inspector.timeline.Window;

/** A thread's shares of the states as texts that say how sure they are. */
final class Shares {
    private static final double LEAST_SHOWN = 0.5;

    private final Window window;
    private final ThreadRow row;
    private final StateTimes times;

    Shares(Window window, ThreadRow row) {
        this.window = window;
        this.row = row;
        times = row.times();
    }

    String running() {
        return share(times.runningNanos());
    }

    /** With the queue waits that were open at an end of the window, {@code 51±3%}. */
    String ready() {
        if (!row.block().readyKnown()) return "unknown";
        double uncertain = Window.percent(window.uncertainNanos(row.block()), times.totalNanos());
        if (uncertain < LEAST_SHOWN) return share(times.readyNanos());
        return Math.round(Window.percent(times.readyNanos(), times.totalNanos())) + "±" + Math.round(uncertain) + "%";
    }

    String waiting() {
        return share(times.waitingNanos());
    }

    private String share(long nanos) {
        if (times.totalNanos() <= 0) return Figures.PENDING;
        String text = Figures.percent(Window.percent(nanos, times.totalNanos()));
        return window.isAbout(row.block()) ? "~" + text : text;
    }
}
