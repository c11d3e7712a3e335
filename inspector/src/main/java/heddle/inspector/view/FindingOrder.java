package heddle.inspector.view;

/** Orders of the findings. */
enum FindingOrder implements Order<FindingRow> {
    /** What follows from a finding stays beneath it. */
    WORST("SEVERITY"),
    COST("COST/s"),
    RULE("RULE");

    private final String title;

    FindingOrder(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int compare(FindingRow a, FindingRow b) {
        return switch (this) {
            case WORST -> Integer.compare(a.place(), b.place());
            case COST -> Double.compare(b.finding().blame(), a.finding().blame());
            case RULE -> a.finding().rule().compareTo(b.finding().rule());
        };
    }
}
