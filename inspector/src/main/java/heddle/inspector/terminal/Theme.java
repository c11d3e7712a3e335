package heddle.inspector.terminal;

/** The terminal's background, which colours must stand out from. */
public enum Theme {
    DARK,
    LIGHT
}
