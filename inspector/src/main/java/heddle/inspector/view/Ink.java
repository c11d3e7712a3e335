package heddle.inspector.view;

/** What a glyph means; a palette decides its colour for the terminal at hand. */
public enum Ink {
    PLAIN,
    DIM,
    ACCENT,
    KEY,
    GOOD,
    WARNING,
    ALERT,
    STATE_RUNNING,
    STATE_READY,
    STATE_LOCK,
    STATE_IO,
    STATE_TIMED,
    STATE_PARK,
    STATE_SAFEPOINT,
    STATE_NEW,
    STATE_TERMINATED
}
