package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import java.util.List;

/** A rule of the catalogue that nothing we have can decide; what it needs says why. */
record Unanswerable(Profile profile) implements Rule {
    static final Rule HERD = new Unanswerable(Profile.of("herd", "M19", 0, Need.NOTIFICATIONS));
    static final Rule RACE = new Unanswerable(Profile.of("race", "M18", 0, Need.FIELD_ACCESSES));

    @Override
    public List<Finding> find(Case about) {
        return List.of();
    }
}
