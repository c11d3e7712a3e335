package heddle.inspector.terminal;

import heddle.inspector.view.Ground;
import heddle.inspector.view.Ink;

/**
 * Which colour an ink has on a ground, for one theme.
 *
 * <p>Colour is never the only sign: states differ by letter and height as well. So a colour only has to stand out from
 * its ground, which a test measures (contrast of WCAG 2.2: 4.5 for text, 3 for signals).
 */
record Scheme(Theme theme) {

    private static final Hue WHITE = new Hue(0xffffff, 231, 15);
    private static final Hue BLACK = new Hue(0x16181b, 234, 0);
    private static final Hue ALARM = new Hue(0xc01c28, 160, 1);
    private static final Hue FAINT_ON_LIGHT = new Hue(0x4d545c, 239, 0);
    private static final Hue FAINT_ON_DARK = new Hue(0xb9bfc6, 250, 15);

    Hue ground(Ground ground) {
        return switch (ground) {
            case PAGE -> Hue.OWN;
            case BAR -> choose(new Hue(0xe2e5e9, 254, 7), new Hue(0x3a3f45, 238, 0));
            case SELECTED -> choose(new Hue(0x3a3d42, 237, 8), new Hue(0xdfe3e8, 254, 7));
            case ALARM -> ALARM;
        };
    }

    Hue ink(Ink ink, Ground ground) {
        return switch (ground) {
            case PAGE -> onPage(ink);
            case BAR -> onBar(ink);
            case SELECTED -> onSelection(ink);
            case ALARM -> WHITE;
        };
    }

    /** A bar is a strip of the other theme, so its signals are those of the other theme. */
    private Hue onBar(Ink ink) {
        return switch (ink) {
            case PLAIN, KEY, STATE_NEW -> choose(BLACK, WHITE);
            case DIM, STATE_TIMED -> choose(FAINT_ON_LIGHT, FAINT_ON_DARK);
            default -> new Scheme(theme == Theme.DARK ? Theme.LIGHT : Theme.DARK).onPage(ink);
        };
    }

    /** What is faint on the page would vanish. */
    private Hue onSelection(Ink ink) {
        return switch (ink) {
            case DIM, STATE_TIMED -> choose(FAINT_ON_DARK, FAINT_ON_LIGHT);
            default -> onPage(ink);
        };
    }

    private Hue onPage(Ink ink) {
        return switch (ink) {
            case PLAIN, STATE_NEW -> Hue.OWN;
            case DIM -> choose(new Hue(0x8b929a, 245, 8), new Hue(0x5c646d, 241, 8));
            case KEY, ACCENT -> choose(new Hue(0x5fd7d7, 80, 14), new Hue(0x005f6b, 23, 6));
            case GOOD, STATE_RUNNING -> choose(new Hue(0x5fd787, 78, 10), new Hue(0x007a33, 28, 2));
            case WARNING, STATE_READY -> choose(new Hue(0xffd75f, 221, 11), new Hue(0x9a6700, 130, 3));
            case ALERT, STATE_LOCK -> choose(new Hue(0xff6b6b, 203, 9), new Hue(0xc81e1e, 160, 1));
            case STATE_IO -> choose(new Hue(0x5fafff, 75, 12), new Hue(0x005faf, 25, 4));
            case STATE_TIMED -> choose(new Hue(0x767c84, 243, 8), new Hue(0x767c84, 243, 8));
            case STATE_PARK -> choose(new Hue(0xaf87af, 139, 13), new Hue(0x875faf, 97, 5));
            case STATE_SAFEPOINT -> choose(new Hue(0x5fd7d7, 80, 14), new Hue(0x007580, 30, 6));
            case STATE_TERMINATED -> choose(new Hue(0xd98080, 174, 9), new Hue(0x870000, 88, 1));
        };
    }

    private Hue choose(Hue dark, Hue light) {
        return theme == Theme.DARK ? dark : light;
    }
}
