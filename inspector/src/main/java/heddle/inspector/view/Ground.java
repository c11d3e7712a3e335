package heddle.inspector.view;

/** What lies behind a glyph. */
public enum Ground {
    /** The terminal's own background. */
    PAGE,
    /** Header and footer: the page reversed. */
    BAR,
    /** The selected row of a table. */
    SELECTED,
    /** The one solid banner for what must not be missed, such as a deadlock. */
    ALARM
}
