package heddle.inspector.source.memory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /proc/PID/smaps}: a line for each mapping, and below it lines {@code Rss: 12 kB}; or
 * {@code /proc/PID/maps}, which has the former only.
 *
 * <p>The file has some 25 lines a mapping and megabytes for a process with thousands of threads, so it is parsed from the
 * bytes as they come. A name may hold blanks; the kernel writes a line break in it as {@code \012}. Lines that mean
 * nothing here are passed over, and so is a mapping that was cut off by the end of the process.
 */
final class Smaps {
    private static final int CHUNK = 64 * 1024;
    private static final byte[] RSS = label("Rss:");
    private static final byte[] PRIVATE = label("Private_");
    private static final byte[] SHARED = label("Shared_");
    private static final byte[] FLAGS = label("VmFlags:");

    private final List<Mapping> mappings = new ArrayList<>();
    private final boolean figures;
    private byte[] bytes = new byte[CHUNK];
    private int position;
    private int length;

    private @Nullable Mapping open;
    private byte[] lastName = {};
    private String lastText = "";
    private long rssKb;
    private long privateKb;
    private long sharedKb;

    private Smaps(boolean figures) {
        this.figures = figures;
    }

    private static byte[] label(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** All mappings, lowest first. */
    static List<Mapping> parse(InputStream smaps) throws IOException {
        return parse(smaps, true);
    }

    /** The same of {@code maps}, without figures: for them the kernel would walk every page. */
    static List<Mapping> parseMaps(InputStream maps) throws IOException {
        return parse(maps, false);
    }

    private static List<Mapping> parse(InputStream input, boolean figures) throws IOException {
        Smaps parser = new Smaps(figures);
        parser.read(input);
        return parser.mappings;
    }

    private void read(InputStream smaps) throws IOException {
        int kept = 0;
        for (int count = smaps.read(bytes, 0, CHUNK); count > 0; count = smaps.read(bytes, kept, bytes.length - kept)) {
            kept = takeLines(kept + count);
            if (kept > bytes.length / 2) bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    /** Takes the whole lines of the buffer, and gives how many bytes of a last one are left at its beginning. */
    private int takeLines(int filled) {
        int start = 0;
        for (int i = 0; i < filled; i++) {
            if (bytes[i] != '\n') continue;
            position = start;
            length = i;
            takeLine();
            start = i + 1;
        }
        System.arraycopy(bytes, start, bytes, 0, filled - start);
        return filled - start;
    }

    /** Labels begin with a capital letter, addresses are written in small ones. */
    private void takeLine() {
        if (position == length) return;
        boolean label = bytes[position] >= 'A' && bytes[position] <= 'Z';
        if (label) takeFigure();
        else takeHeader();
    }

    private void takeFigure() {
        if (startsWith(RSS)) rssKb = figure();
        else if (startsWith(PRIVATE) && bytes[position + PRIVATE.length] != 'H') privateKb += figure();
        else if (startsWith(SHARED) && bytes[position + SHARED.length] != 'H') sharedKb += figure();
        else if (startsWith(FLAGS)) close();
    }

    private boolean startsWith(byte[] label) {
        return length - position > label.length
                && Arrays.equals(bytes, position, position + label.length, label, 0, label.length);
    }

    private long figure() {
        while (position < length && bytes[position] != ' ') position++;
        while (position < length && bytes[position] == ' ') position++;
        long value = 0;
        for (; position < length && bytes[position] >= '0' && bytes[position] <= '9'; position++) {
            value = value * 10 + (bytes[position] - '0');
        }
        return value;
    }

    /** {@code 7fdd07000000-7fdd07140000 rw-p 00000000 00:00 0    /name of a file}. */
    private void takeHeader() {
        long start = hex();
        position++;
        long end = hex();
        position++;
        if (position + 5 > length) return;
        String permissions = new String(bytes, position, 4, StandardCharsets.US_ASCII);
        position += 5;
        long offset = hex();
        skipWord();
        skipWord();
        open = new Mapping(start, end, permissions, offset, name(), 0, 0, 0);
        rssKb = 0;
        privateKb = 0;
        sharedKb = 0;
        if (!figures) close();
    }

    private long hex() {
        long value = 0;
        for (; position < length && Character.digit(bytes[position], 16) >= 0; position++) {
            value = (value << 4) | Character.digit(bytes[position], 16);
        }
        return value;
    }

    private void skipWord() {
        while (position < length && bytes[position] == ' ') position++;
        while (position < length && bytes[position] != ' ') position++;
    }

    /** Mappings of one file follow each other, so the last name is likely this one too. */
    private String name() {
        while (position < length && bytes[position] == ' ') position++;
        if (position == length) return "";
        if (Arrays.equals(bytes, position, length, lastName, 0, lastName.length)) return lastText;
        lastName = Arrays.copyOfRange(bytes, position, length);
        lastText = new String(lastName, StandardCharsets.UTF_8);
        return lastText;
    }

    /** Its flags are the last line of a mapping. */
    private void close() {
        Mapping of = open;
        open = null;
        if (of == null) return;
        mappings.add(new Mapping(
                of.start(), of.end(), of.permissions(), of.offset(), of.name(), rssKb, privateKb, sharedKb));
    }
}
