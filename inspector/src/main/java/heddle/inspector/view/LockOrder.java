package heddle.inspector.view;

/** Orders of the locks. */
enum LockOrder implements Order<LockRow> {
    LOST("LOST/s"),
    NAME("LOCK"),
    KIND("KIND"),
    WAITERS("WAITERS"),
    WAIT("WAIT p99"),
    WAITS("WAITS");

    private final String title;

    LockOrder(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int compare(LockRow a, LockRow b) {
        return switch (this) {
            case LOST -> Double.compare(b.report().lostPerSecond(), a.report().lostPerSecond());
            case NAME -> a.name().compareTo(b.name());
            case KIND -> a.report().kind().compareTo(b.report().kind());
            case WAITERS -> Integer.compare(b.waiters(), a.waiters());
            case WAIT ->
                Long.compare(
                        b.report().waitTimes().p99(), a.report().waitTimes().p99());
            case WAITS -> Long.compare(b.report().waits(), a.report().waits());
        };
    }
}
