package heddle.inspector.view;

import heddle.inspector.model.Mode;
import heddle.inspector.model.SourceStatus;

/** What observing costs, in words. */
final class Costs {
    private Costs() {}

    /** Both shares of one core: inside the target, and of this process. */
    static String brief(Picture picture) {
        Flow flow = picture.flow();
        return "cost " + Figures.percent(flow.ownCostPercent()) + " here, " + inTarget(picture) + " in the JVM";
    }

    /** How often the JVM was made to stop. */
    static String stops(Picture picture) {
        SourceStatus sources = picture.snapshot().sources();
        return sources.pauses() == 0
                ? "never stopped the JVM"
                : "JVM stopped " + sources.pauses() + "x, longest " + Figures.duration(sources.longestPauseNanos());
    }

    private static String inTarget(Picture picture) {
        boolean nothingInside = picture.snapshot().sources().mode() == Mode.LOOK;
        return nothingInside ? "nothing" : Figures.percent(picture.flow().targetCostPercent());
    }
}
