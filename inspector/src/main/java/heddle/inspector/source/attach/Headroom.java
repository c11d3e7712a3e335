package heddle.inspector.source.attach;

/** How much of a limited thing is in use. */
record Headroom(long used, long limit) {
    static final Headroom UNLIMITED = new Headroom(0, Long.MAX_VALUE);

    boolean isLimited() {
        return limit != Long.MAX_VALUE;
    }

    long left() {
        return Math.max(0, limit - used);
    }

    /** The one that leaves less. */
    Headroom tighter(Headroom other) {
        return other.left() < left() ? other : this;
    }
}
