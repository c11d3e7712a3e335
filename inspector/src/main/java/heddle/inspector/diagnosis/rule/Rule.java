package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import java.util.List;
import java.util.Set;

/** Something that can be wrong with a program, and how it shows. */
interface Rule {
    long SECOND = 1_000_000_000L;

    Profile profile();

    /** What is wrong; asked only when all that the profile names is there. */
    List<Finding> find(Case about);

    /**
     * What is always true of a rule.
     *
     * @param slug its name in answers
     * @param concept row of the documented model
     * @param persistenceNanos how long it must be so before it is said
     * @param needs what the sources must tell
     */
    record Profile(String slug, String concept, long persistenceNanos, Set<Need> needs) {
        static Profile of(String slug, String concept, long persistenceNanos, Need... needs) {
            return new Profile(slug, concept, persistenceNanos, Set.of(needs));
        }
    }
}
