package heddle.inspector.bench;

import java.io.IOException;

/** What a target has of its own at one moment; its {@link Crowd} has just collected its garbage. */
record Footprint(long residentKb, long threads, long openFiles, long classes) {
    private static final int COLLECTIONS = 4;

    /** The first collections give memory back, which later ones do not. */
    static Footprint settled(Dialogue crowd) throws IOException, InterruptedException {
        for (int i = 1; i < COLLECTIONS; i++) crowd.ask("classes");
        return of(crowd);
    }

    static Footprint of(Dialogue crowd) throws IOException, InterruptedException {
        ProcessCounters counters = new ProcessCounters(crowd.pid());
        long classes = Long.parseLong(crowd.ask("classes"));
        return new Footprint(counters.residentKb(), counters.threads(), counters.openFiles(), classes);
    }
}
