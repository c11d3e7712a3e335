package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Deadlock;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Threads that will never go on because they wait for each other, told by what they hold.
 *
 * @param kinds the kinds of deadlock it is about; none for all that no other rule is about
 * @param name how the sentence calls it
 */
record Circle(Profile profile, Set<String> kinds, String name, String advice) implements Rule {
    static final String DEADLOCK = "deadlock";

    static final Circle OF_CLASSES = new Circle(
            of("class-init-deadlock"),
            Set.of("class-init"),
            "Class initialisers wait for each other",
            "The JVM calls these threads runnable and reports no deadlock. Load the superclass first, or move the work out"
                    + " of the static initialisers.");
    static final Circle OF_A_POOL = new Circle(
            of("pool-hold-and-wait"),
            Set.of("pool"),
            "All who have something of a pool want one more",
            "Take one thing a task, or let the pool hold threads × (things a task − 1) + 1.");
    static final Circle OF_WORKERS = new Circle(
            of("self-wait"),
            Set.of("self-call"),
            "A thread pool waits for itself",
            "Give the inner tasks a pool of their own, or run them in the thread that wants the result.");
    static final Circle OF_LOCKS =
            new Circle(of(DEADLOCK), Set.of(), "Deadlock", "Take these locks in one order everywhere.");

    private static final Set<String> TOLD_ELSEWHERE = Set.of("class-init", "pool", "self-call");

    private static Profile of(String slug) {
        return Profile.of(slug, "M19", 0, Need.LOOKS);
    }

    @Override
    public List<Finding> find(Case about) {
        return about.deadlocks().stream()
                .filter(this::isMine)
                .map(deadlock -> finding(deadlock, about))
                .toList();
    }

    private boolean isMine(Deadlock deadlock) {
        return kinds.isEmpty() ? !TOLD_ELSEWHERE.contains(deadlock.kind()) : kinds.contains(deadlock.kind());
    }

    private Finding finding(Deadlock deadlock, Case about) {
        List<ThreadControlBlock> members =
                deadlock.members().stream().map(Deadlock.Member::thread).toList();
        List<ThreadControlBlock> stuck =
                Stream.concat(members.stream(), deadlock.victims().stream()).toList();
        long age = about.now().atNanos() - deadlock.sinceNanos();
        return new Draft(this, Severity.CRITICAL, deadlock.confidence())
                .about(deadlock.members().get(0).holds())
                .hurts(stuck)
                .heldBy(members.stream().map(ThreadControlBlock::ref).distinct().toList())
                .costs(stuck.size())
                .because(deadlock.members().stream().map(Circle::where).toList())
                .advises(advice)
                .says(name + " for " + Words.time(age) + ": " + circle(deadlock) + "."
                        + victims(deadlock.victims().size()));
    }

    private static String circle(Deadlock deadlock) {
        return deadlock.members().stream()
                .map(member ->
                        member.thread().name() + " holds " + member.holds().shortText() + " and waits for "
                                + member.waitsOn().shortText())
                .collect(Collectors.joining("; "));
    }

    private static String victims(int count) {
        if (count == 0) return "";
        return count == 1 ? " 1 more thread is stuck behind." : " " + count + " more threads are stuck behind.";
    }

    private static String where(Deadlock.Member member) {
        return member.thread().name() + " is " + Words.doing(member.thread());
    }

    /** Whether a thread takes part in a deadlock, or is stuck behind one. */
    static boolean isStuck(ThreadControlBlock thread, Case about) {
        ThreadRef ref = thread.ref();
        return about.deadlocks().stream()
                .flatMap(deadlock -> Stream.concat(
                        deadlock.members().stream().map(Deadlock.Member::thread), deadlock.victims().stream()))
                .anyMatch(stuck -> stuck.ref().equals(ref));
    }
}
