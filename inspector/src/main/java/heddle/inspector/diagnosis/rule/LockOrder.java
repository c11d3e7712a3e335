package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.LockId;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two threads took the same two locks in different orders, though not at the same time: they could deadlock. Only locks
 * that somebody waited for while their holder waited for another are met.
 */
final class LockOrder implements Rule {
    private static final Profile PROFILE = Profile.of("lock-order", "M19", 0, Need.LOOKS);

    /** A thread that held one lock while it waited for another. */
    private record Step(LockId held, LockId wanted) {
        Step reversed() {
            return new Step(wanted, held);
        }
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        Map<Step, ThreadControlBlock> steps = new LinkedHashMap<>();
        about.heldUp().forEach(held -> addSteps(held.threads(), steps));
        List<Finding> found = new ArrayList<>();
        steps.forEach((step, thread) -> {
            ThreadControlBlock other = steps.get(step.reversed());
            boolean first = step.held().text().compareTo(step.wanted().text()) < 0;
            if (other == null || !first || other.javaId() == thread.javaId()) return;
            if (!Circle.isStuck(thread, about)) found.add(finding(step, thread, other));
        });
        return found;
    }

    private static void addSteps(List<ThreadControlBlock> heldUp, Map<Step, ThreadControlBlock> steps) {
        Map<Long, List<LockId>> held = new LinkedHashMap<>();
        List<ThreadControlBlock> waiting =
                heldUp.stream().filter(thread -> thread.owner() != null).toList();
        for (ThreadControlBlock thread : waiting) {
            ThreadRef owner = thread.owner();
            if (owner != null) {
                held.computeIfAbsent(owner.javaId(), id -> new ArrayList<>()).add(wanted(thread));
            }
        }
        for (ThreadControlBlock thread : waiting) {
            held.getOrDefault(thread.javaId(), List.of())
                    .forEach(lock -> steps.putIfAbsent(new Step(lock, wanted(thread)), thread));
        }
    }

    private static LockId wanted(ThreadControlBlock thread) {
        if (thread.lockWait() == null) throw new IllegalArgumentException(thread.name() + " waits for nothing");
        return thread.lockWait().lock();
    }

    private Finding finding(Step step, ThreadControlBlock one, ThreadControlBlock other) {
        return new Draft(this, Severity.INFO, Confidence.GUESS)
                .about(step.held())
                .hurts(List.of(one, other))
                .because(one.name() + Words.place(one))
                .because(other.name() + Words.place(other))
                .advises("Take these locks in one order everywhere.")
                .says(one.name() + " took " + step.held().shortText() + " before "
                        + step.wanted().shortText() + ", " + other.name()
                        + " the other way round: they could deadlock one day.");
    }
}
