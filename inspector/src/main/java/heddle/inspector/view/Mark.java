package heddle.inspector.view;

import heddle.inspector.model.Activity;
import heddle.inspector.model.Strip.Cell;
import heddle.inspector.model.WaitCause;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a state is drawn, the same everywhere: a letter, a word, a height in history strips and an ink, so that no state
 * is told by its colour alone.
 */
enum Mark {
    RUNNING(Cell.RUNNING, "R", "Running", '█', Ink.STATE_RUNNING),
    READY(Cell.READY, "r", "Ready", '▆', Ink.STATE_READY),
    LOCK(Cell.LOCK, "L", "Lock", '▄', Ink.STATE_LOCK),
    IO(Cell.IO, "I", "I/O", '▂', Ink.STATE_IO),
    TIMED(Cell.SLEEP, "T", "Timed", '·', Ink.STATE_TIMED),
    PARK(Cell.PARK, "P", "Park", '·', Ink.STATE_PARK),
    WAIT(null, "W", "Waiting", '·', Ink.STATE_PARK),
    STOPPED(Cell.STOPPED, "S", "Stopped", '▂', Ink.STATE_SAFEPOINT),
    NEW(Cell.NEW, "N", "New", '╷', Ink.STATE_NEW),
    TERMINATED(Cell.TERMINATED, "X", "Terminated", '╵', Ink.STATE_TERMINATED),
    UNKNOWN(Cell.UNKNOWN, "?", "Unknown", '?', Ink.DIM);

    private static final Mark[] BY_CELL = byCell();
    private static final Strip.Cell[] PAINTED = painted(values());

    private final @Nullable Cell cell;
    private final String letter;
    private final String word;
    private final char glyph;
    private final Ink ink;

    Mark(@Nullable Cell cell, String letter, String word, char glyph, Ink ink) {
        this.cell = cell;
        this.letter = letter;
        this.word = word;
        this.glyph = glyph;
        this.ink = ink;
    }

    static Mark of(Cell cell) {
        return BY_CELL[cell.ordinal()];
    }

    /** The mark of a state; a wait that nobody can explain yet has one of its own. */
    static Mark of(Activity activity) {
        return activity.cause() == WaitCause.OTHER ? WAIT : of(Cell.of(activity));
    }

    static Mark of(WaitCause cause) {
        return cause == WaitCause.OTHER ? WAIT : of(Cell.of(cause));
    }

    String letter() {
        return letter;
    }

    String word() {
        return word;
    }

    /** The word inside a sentence. */
    String lowerWord() {
        return this == IO ? word : word.toLowerCase(Locale.ROOT);
    }

    /** For letters and words: strong where a glance must find it. */
    Style style() {
        return this == RUNNING || this == LOCK ? color().bold() : color();
    }

    /** For areas: the colour alone. */
    Style color() {
        return Style.of(ink);
    }

    /** The mark in a history strip. */
    Strip.Cell painted() {
        return PAINTED[ordinal()];
    }

    boolean isWaiting() {
        return switch (this) {
            case LOCK, IO, TIMED, PARK, WAIT, STOPPED -> true;
            default -> false;
        };
    }

    private static Mark[] byCell() {
        Mark[] marks = new Mark[Cell.values().length];
        for (Mark mark : values()) {
            if (mark.cell != null) marks[mark.cell.ordinal()] = mark;
        }
        return marks;
    }

    private static Strip.Cell[] painted(Mark[] marks) {
        Strip.Cell[] painted = new Strip.Cell[marks.length];
        for (int i = 0; i < marks.length; i++) {
            painted[i] = new Strip.Cell(marks[i].glyph, marks[i].color());
        }
        return painted;
    }
}
