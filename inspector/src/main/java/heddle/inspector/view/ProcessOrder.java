package heddle.inspector.view;

import heddle.inspector.model.ProcessEntry;

/** Orders of the processes. */
enum ProcessOrder implements Order<ProcessEntry> {
    CPU("CPU%"),
    PID("PID"),
    USER("USER"),
    RSS("RSS"),
    THREADS("THR"),
    UP("UP"),
    MAIN("MAIN");

    private final String title;

    ProcessOrder(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int compare(ProcessEntry a, ProcessEntry b) {
        return switch (this) {
            case CPU -> Double.compare(b.cpuPercent().orElse(0), a.cpuPercent().orElse(0));
            case PID -> Integer.compare(a.pid(), b.pid());
            case USER -> a.user().compareTo(b.user());
            case RSS -> Long.compare(b.rssKb(), a.rssKb());
            case THREADS -> Integer.compare(b.threads(), a.threads());
            case UP -> Long.compare(a.startedEpochMillis(), b.startedEpochMillis());
            case MAIN -> NaturalOrder.INSTANCE.compare(a.main(), b.main());
        };
    }
}
