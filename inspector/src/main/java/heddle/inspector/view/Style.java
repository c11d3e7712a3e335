package heddle.inspector.view;

import java.util.ArrayList;
import java.util.List;

/**
 * The meaning of a cell's look: an ink on a ground, strong or not. Any ink goes with any ground, so a selected row is
 * painted in its own inks and then {@linkplain Frame#restyle restyled} {@link #on} another ground.
 */
public record Style(Ink ink, Ground ground, boolean strong) {

    private static final int INKS = Ink.values().length;
    private static final List<Style> ALL = all();

    /** Number of different styles; ids run from 0 to one less. */
    public static final int COUNT = ALL.size();

    public static final Style PLAIN = of(Ink.PLAIN);
    public static final Style BOLD = PLAIN.bold();
    public static final Style DIM = of(Ink.DIM);
    public static final Style ACCENT = of(Ink.ACCENT);
    public static final Style KEY = of(Ink.KEY);
    public static final Style GOOD = of(Ink.GOOD);
    public static final Style WARNING = of(Ink.WARNING);
    public static final Style ALERT = of(Ink.ALERT);
    public static final Style ALARM = PLAIN.on(Ground.ALARM).bold();
    public static final Style TITLE = PLAIN.on(Ground.BAR).bold();
    public static final Style FOOTER = PLAIN.on(Ground.BAR);
    public static final Style FOOTER_KEY = KEY.on(Ground.BAR);
    public static final Style STATE_RUNNING = of(Ink.STATE_RUNNING);
    public static final Style STATE_READY = of(Ink.STATE_READY);
    public static final Style STATE_LOCK = of(Ink.STATE_LOCK);
    public static final Style STATE_IO = of(Ink.STATE_IO);
    public static final Style STATE_TIMED = of(Ink.STATE_TIMED);
    public static final Style STATE_PARK = of(Ink.STATE_PARK);
    public static final Style STATE_SAFEPOINT = of(Ink.STATE_SAFEPOINT);
    public static final Style STATE_NEW = of(Ink.STATE_NEW);
    public static final Style STATE_TERMINATED = of(Ink.STATE_TERMINATED);

    /** That ink on the page, not strong. */
    public static Style of(Ink ink) {
        return ofId(id(ink, Ground.PAGE, false));
    }

    /** The style with that {@link #id}. */
    public static Style ofId(int id) {
        return ALL.get(id);
    }

    public Style on(Ground other) {
        return ofId(id(ink, other, strong));
    }

    public Style in(Ink other) {
        return ofId(id(other, ground, strong));
    }

    public Style bold() {
        return ofId(id(ink, ground, true));
    }

    /** A small number that stands for this style in a cell, below {@link #COUNT}. */
    public int id() {
        return id(ink, ground, strong);
    }

    private static int id(Ink ink, Ground ground, boolean strong) {
        return (ground.ordinal() * INKS + ink.ordinal()) * 2 + (strong ? 1 : 0);
    }

    private static List<Style> all() {
        List<Style> styles = new ArrayList<>();
        for (Ground ground : Ground.values()) {
            for (Ink ink : Ink.values()) {
                styles.add(new Style(ink, ground, false));
                styles.add(new Style(ink, ground, true));
            }
        }
        return List.copyOf(styles);
    }
}
