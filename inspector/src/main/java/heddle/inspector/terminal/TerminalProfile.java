package heddle.inspector.terminal;

import java.util.Locale;
import java.util.Map;

/**
 * What the terminal can show and what its user wants, told by the environment alone; nothing is asked of the terminal.
 *
 * @param unicode false draws lines, strips and text in ASCII
 * @param mouse whether clicks and the wheel are asked for, which takes them from the terminal's own selection
 */
public record TerminalProfile(ColorDepth colors, Theme theme, boolean unicode, boolean mouse) {

    private static final String LINUX_CONSOLE = "linux";

    /** The profile that an environment describes. */
    public static TerminalProfile detect(Map<String, String> environment) {
        return new TerminalProfile(colors(environment), theme(environment), isUnicode(environment), true);
    }

    /** Whether a terminal of that environment can address its cells at all. */
    public static boolean canDraw(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        return !term.isEmpty() && !term.equals("dumb");
    }

    public TerminalProfile withColors(ColorDepth other) {
        return new TerminalProfile(other, theme, unicode, mouse);
    }

    public TerminalProfile withTheme(Theme other) {
        return new TerminalProfile(colors, other, unicode, mouse);
    }

    public TerminalProfile inAscii() {
        return new TerminalProfile(colors, theme, false, mouse);
    }

    public TerminalProfile withoutMouse() {
        return new TerminalProfile(colors, theme, unicode, false);
    }

    /** NO_COLOR (no-color.org) outranks FORCE_COLOR and CLICOLOR_FORCE, these what the terminal says of itself. */
    private static ColorDepth colors(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return ColorDepth.MONO;
        }
        ColorDepth told = toldColors(environment);
        return switch (environment.getOrDefault("FORCE_COLOR", "")) {
            case "0", "false" -> ColorDepth.MONO;
            case "1" -> ColorDepth.ANSI_16;
            case "2" -> ColorDepth.ANSI_256;
            case "3" -> ColorDepth.TRUECOLOR;
            case "" -> isForced(environment) && told == ColorDepth.MONO ? ColorDepth.ANSI_16 : told;
            default -> told == ColorDepth.MONO ? ColorDepth.ANSI_16 : told;
        };
    }

    private static boolean isForced(Map<String, String> environment) {
        String forced = environment.getOrDefault("CLICOLOR_FORCE", "");
        return !forced.isEmpty() && !forced.equals("0");
    }

    private static ColorDepth toldColors(Map<String, String> environment) {
        String colorTerm = environment.getOrDefault("COLORTERM", "");
        String term = environment.getOrDefault("TERM", "");
        if (colorTerm.equals("truecolor") || colorTerm.equals("24bit") || term.endsWith("-direct")) {
            return ColorDepth.TRUECOLOR;
        }
        if (term.contains("256color")) {
            return ColorDepth.ANSI_256;
        }
        return term.isEmpty() || term.equals("dumb") || term.startsWith("vt") || term.endsWith("-mono")
                ? ColorDepth.MONO
                : ColorDepth.ANSI_16;
    }

    /** COLORFGBG is "foreground;background" in the numbers of the sixteen colours (rxvt, konsole and others set it). */
    private static Theme theme(Map<String, String> environment) {
        String colors = environment.getOrDefault("COLORFGBG", "");
        String background = colors.substring(colors.lastIndexOf(';') + 1);
        return background.equals("7") || background.equals("15") ? Theme.LIGHT : Theme.DARK;
    }

    /** The first of the three locale variables that is set decides, see setlocale(3). */
    private static boolean isUnicode(Map<String, String> environment) {
        if (LINUX_CONSOLE.equals(environment.get("TERM"))) {
            return false;
        }
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return locale.contains("utf-8") || locale.contains("utf8");
            }
        }
        return false;
    }
}
