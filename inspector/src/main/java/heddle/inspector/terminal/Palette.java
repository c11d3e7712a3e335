package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import heddle.inspector.view.Style;
import java.util.ArrayList;
import java.util.List;

/** The escape sequence of every style on one kind of terminal, built once. */
final class Palette {

    private final byte[][] fromAnything = new byte[Style.COUNT][];
    private final byte[][] fromSibling = new byte[Style.COUNT][];
    private final int[] family = new int[Style.COUNT];

    Palette(ColorDepth depth, Theme theme) {
        List<Look> families = new ArrayList<>();
        for (int id = 0; id < Style.COUNT; id++) {
            Look look = Look.of(Style.ofId(id), depth, theme);
            fromAnything[id] = look.fromAnything().getBytes(US_ASCII);
            fromSibling[id] = look.fromSibling().getBytes(US_ASCII);
            family[id] = family(look, families);
        }
    }

    /**
     * The bytes that change the pen to a style.
     *
     * @param before style id of the pen, or -1 when it is not known
     */
    byte[] change(int before, int after) {
        boolean siblings = before >= 0 && family[before] == family[after];
        return siblings ? fromSibling[after] : fromAnything[after];
    }

    private static int family(Look look, List<Look> families) {
        for (int i = 0; i < families.size(); i++) {
            if (families.get(i).isSibling(look)) {
                return i;
            }
        }
        families.add(look);
        return families.size() - 1;
    }
}
