package heddle.inspector.view;

/** Numbers as short texts; what is not known yet (not a number) or not there (negative) is never a zero. */
final class Figures {
    /** Stands where there is nothing to know: the owner for a thread that waits for nobody. */
    static final String NONE = "–";

    /** Stands for what the target has not told yet. */
    static final String PENDING = "…";

    /** Stands for what cannot be known in this mode. */
    static final String UNAVAILABLE = "n/a";

    private static final long MICRO = 1_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Figures() {}

    /** One digit after the point, {@code 87.5}; none from 1000 up. */
    static String decimal(double value) {
        if (!(value >= 0)) return absent(value);
        if (value >= 999.95) return Long.toString(Math.round(value));
        long tenths = Math.round(value * 10);
        return tenths / 10 + "." + tenths % 10;
    }

    /** Two digits after the point, {@code 1.83}. */
    static String hundredths(double value) {
        if (!(value >= 0)) return absent(value);
        long hundredths = Math.round(value * 100);
        long fraction = hundredths % 100;
        return hundredths / 100 + (fraction < 10 ? ".0" : ".") + fraction;
    }

    static String percent(double value) {
        return value >= 0 ? decimal(value) + "%" : absent(value);
    }

    /** A length of time, two or three digits and a unit: {@code 412 ms}, {@code 2.1 s}, {@code 3m07}, {@code 2h05}, {@code 12d}. */
    static String duration(long nanos) {
        if (nanos < 0) return NONE;
        if (nanos < MILLI) return nanos / MICRO + " µs";
        if (nanos < SECOND) return nanos / MILLI + " ms";
        if (nanos < MINUTE) return decimal(Math.floor(nanos / (double) SECOND * 10) / 10) + " s";
        if (nanos < HOUR) return pair(nanos / MINUTE, 'm', nanos % MINUTE / SECOND);
        if (nanos < DAY) return pair(nanos / HOUR, 'h', nanos % HOUR / MINUTE);
        return nanos / DAY + "d";
    }

    /** How long something goes on, as far as a few looks a second can tell. */
    static String age(long nanos) {
        return nanos >= 0 && nanos < MILLI ? "<1 ms" : duration(nanos);
    }

    /** Events a second, {@code 812/s}, {@code 0.4/s}, {@code 12k/s}. */
    static String rate(double perSecond) {
        if (!(perSecond >= 0)) return absent(perSecond);
        if (perSecond >= 9_950) return count(Math.round(perSecond)) + "/s";
        if (perSecond < 9.95 && Math.round(perSecond * 10) % 10 != 0) return decimal(perSecond) + "/s";
        return Math.round(perSecond) + "/s";
    }

    /** A count of at most four characters: {@code 812}, {@code 9999}, {@code 12k}, {@code 3M}. */
    static String count(long value) {
        if (value < 0) return NONE;
        if (value < 10_000) return Long.toString(value);
        if (value < 1_000_000) return value / 1_000 + "k";
        return value / 1_000_000 + "M";
    }

    /** Kibibytes as {@code 612 MiB} or {@code 7.1 GiB}. */
    static String memory(long kb) {
        if (kb < 0) return NONE;
        if (kb < 1024) return kb + " KiB";
        if (kb < 1024 * 1024) return kb / 1024 + " MiB";
        return decimal(kb / (1024.0 * 1024)) + " GiB";
    }

    /** Kibibytes to a digit behind the point where that says something: {@code 812 K}, {@code 13.6 M}, {@code 3.2 G}. */
    static String kibibytes(long kb) {
        if (kb < 0) return NONE;
        if (kb < 10_000) return kb + " K";
        double mebibytes = kb / 1024.0;
        return mebibytes < 9_999 ? decimal(mebibytes) + " M" : decimal(mebibytes / 1024) + " G";
    }

    /** An address, {@code 0x7f3a51c0}. */
    static String address(long value) {
        return "0x" + Long.toHexString(value);
    }

    private static String absent(double value) {
        return Double.isNaN(value) ? PENDING : NONE;
    }

    private static String pair(long large, char unit, long small) {
        return large + (small < 10 ? unit + "0" : String.valueOf(unit)) + small;
    }
}
