package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.RecordedPin;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadState;
import heddle.inspector.timeline.Window;
import java.util.List;
import java.util.stream.Stream;

/** Virtual threads keep their carriers while they wait, so that others cannot run. */
final class Pinned implements Rule {
    private static final Profile PROFILE =
            Profile.of("pinned", "M6", 3 * SECOND, Need.LOOKS, Need.VIRTUAL_THREADS, Need.CPUS);
    private static final double MEDIUM = 0.1;
    private static final double HIGH = 0.5;
    private static final int MOST_REASONS = 5;

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        int carriers = Cpus.of(about.now());
        double mean = Math.max(seen(about), recorded(about));
        boolean much = carriers > 0 && mean >= MEDIUM * carriers;
        return much ? List.of(finding(about, mean, carriers)) : List.of();
    }

    /** How many were seen pinned on average; none when most looks saw nobody. */
    private static double seen(Case about) {
        List<Snapshot> moments = about.past().within(PROFILE.persistenceNanos());
        boolean lasts = moments.stream().filter(moment -> count(moment) > 0).count() * 2 > moments.size();
        return lasts ? moments.stream().mapToLong(Pinned::count).average().orElse(0) : 0;
    }

    /** The same by what the recorder tells of those that are over, too short for a look to meet. */
    private static double recorded(Case about) {
        Window spell = about.past().last(PROFILE.persistenceNanos());
        long from = spell.from().atNanos();
        long to = spell.to().atNanos();
        long nanos =
                pins(about).stream().mapToLong(pin -> pin.nanosWithin(from, to)).sum();
        return (double) nanos / Math.max(1, spell.nanos());
    }

    private static List<RecordedPin> pins(Case about) {
        long to = about.now().atNanos();
        return about.now().waits().pinsBetween(to - PROFILE.persistenceNanos(), to);
    }

    private static long count(Snapshot moment) {
        return moment.threads().stream()
                .filter(thread -> thread.pinned() != null)
                .count();
    }

    private Finding finding(Case about, double mean, int carriers) {
        List<ThreadControlBlock> pinned = about.now().threads().stream()
                .filter(thread -> thread.pinned() != null)
                .toList();
        long queued = about.now().threads().stream()
                .filter(thread ->
                        thread.kind() == ThreadKind.VIRTUAL && thread.activity().state() == ThreadState.READY)
                .count();
        Severity severity = mean >= HIGH * carriers ? Severity.HIGH : Severity.MEDIUM;
        return new Draft(this, severity, Confidence.SURE)
                .hurts(pinned)
                .costs(mean)
                .because(reasons(pinned, pins(about)))
                .because(queued + " virtual threads are ready and have no carrier")
                .advises(
                        "Do not wait inside native code or a class initialiser; before JDK 24 use a ReentrantLock where"
                                + " synchronized code waits.")
                .says("Virtual threads that wait keep " + Words.decimal(mean) + " of " + carriers + " carriers"
                        + names(pinned) + ", so others cannot run on them.");
    }

    private static List<String> reasons(List<ThreadControlBlock> pinned, List<RecordedPin> pins) {
        Stream<String> now = pinned.stream().map(thread -> thread.name() + " " + thread.pinned());
        Stream<String> before = pins.stream().map(pin -> pin.name() + " " + pin.reason());
        return Stream.concat(now, before).distinct().limit(MOST_REASONS).toList();
    }

    private static String names(List<ThreadControlBlock> pinned) {
        return pinned.isEmpty() ? "" : " (" + Words.names(pinned) + ")";
    }
}
