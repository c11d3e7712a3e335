package heddle.inspector.view;

/** Orders of the threads. */
enum ThreadOrder implements Order<ThreadItem> {
    STATE("STATE"),
    TID("TID"),
    NAME("NAME"),
    CPU("CPU%"),
    LOCKED("LOCKED%"),
    WAITING_ON("WAITING ON"),
    BLOCKED_BY("BLOCKED BY"),
    SINCE("SINCE");

    private final String title;

    ThreadOrder(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int compare(ThreadItem a, ThreadItem b) {
        return switch (this) {
            case STATE -> byState(a, b);
            case TID -> Long.compare(a.key(), b.key());
            case NAME -> NaturalOrder.INSTANCE.compare(a.name(), b.name());
            case CPU -> Double.compare(b.cpuPercent(), a.cpuPercent());
            case LOCKED -> byLocked(a, b);
            case WAITING_ON -> byText(a.waitingOn(), b.waitingOn());
            case BLOCKED_BY -> byText(a.blockedBy(), b.blockedBy());
            case SINCE -> Long.compare(b.ageNanos(), a.ageNanos());
        };
    }

    private static int byState(ThreadItem a, ThreadItem b) {
        int blockedFirst = Boolean.compare(b.isBlocked(), a.isBlocked());
        return blockedFirst != 0 ? blockedFirst : a.mark().compareTo(b.mark());
    }

    private static int byLocked(ThreadItem a, ThreadItem b) {
        int lockedFirst = Double.compare(b.lockedPercent(), a.lockedPercent());
        return lockedFirst != 0 ? lockedFirst : Double.compare(b.cpuPercent(), a.cpuPercent());
    }

    private static int byText(String a, String b) {
        int emptyLast = Boolean.compare(a.isEmpty(), b.isEmpty());
        return emptyLast != 0 ? emptyLast : a.compareTo(b);
    }
}
