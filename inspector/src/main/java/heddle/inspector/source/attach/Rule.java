package heddle.inspector.source.attach;

import heddle.inspector.model.Mode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that must not be so when a target is attached.
 *
 * @param modes in which it matters
 * @param holds whether it is so
 */
record Rule(
        Reason reason,
        Set<Mode> modes,
        Predicate<TargetFacts> holds,
        Function<TargetFacts, String> cause,
        String cure) {

    Optional<Refusal> check(TargetFacts facts) {
        return holds.test(facts) ? Optional.of(refusal(facts)) : Optional.empty();
    }

    private Refusal refusal(TargetFacts facts) {
        String tried = modes.contains(Mode.LOOK) ? "Cannot inspect " : "Cannot attach to ";
        return new Refusal(reason, tried + facts.pid() + " (" + facts.label() + ")", cause.apply(facts), cure);
    }
}
