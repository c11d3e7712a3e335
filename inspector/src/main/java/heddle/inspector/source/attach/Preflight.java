package heddle.inspector.source.attach;

import heddle.inspector.model.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decides from the kernel's files alone whether a process may be attached.
 *
 * <p>Nothing is sent to the process: a SIGQUIT kills a program that does not catch it, and one that is queued for a
 * stopped JVM makes it print a thread dump when it goes on.
 */
public final class Preflight {
    /** The first JDK that prints a notice when an agent is loaded (JEP 451). */
    private static final int ANNOUNCING_JDK = 21;

    private final KernelFiles files;
    private final boolean force;

    /**
     * @param root {@code /}, or a folder with {@code proc} and {@code sys} in it
     * @param force whether to go on where the target is short of memory
     */
    public Preflight(Path root, boolean force) {
        this.files = new KernelFiles(root);
        this.force = force;
    }

    /** The first thing that speaks against watching the process in a mode, or that nothing does. */
    public Verdict examine(int pid, Mode mode) {
        Optional<TargetFacts> facts = TargetFacts.read(files, pid);
        return facts.map(known -> judge(known, mode)).orElseGet(() -> new Verdict.Refused(noSuchProcess(pid)));
    }

    private Verdict judge(TargetFacts facts, Mode mode) {
        return Rules.ALL.stream()
                .filter(rule -> rule.modes().contains(mode) && !isWaived(rule))
                .flatMap(rule -> rule.check(facts).stream())
                .findFirst()
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Attachable(facts.process(files), announcement(facts, mode)));
    }

    /** Every rule's answer, for a doctor: which are fine and what the others say. Empty when there is no such process. */
    public List<Check> checks(int pid) {
        return TargetFacts.read(files, pid).stream()
                .flatMap(facts -> Rules.ALL.stream().map(rule -> new Check(rule.reason(), rule.check(facts))))
                .toList();
    }

    /** Whether the process with this pid is still the one that was examined. */
    static boolean isStill(TargetProcess process) {
        return TargetFacts.startTicks(process.folder())
                .filter(start -> start == process.startTicks())
                .isPresent();
    }

    /**
     * One rule's answer.
     *
     * @param refusal empty when the rule is fine
     */
    public record Check(Reason reason, Optional<Refusal> refusal) {}

    private boolean isWaived(Rule rule) {
        return force && rule.reason() == Reason.LITTLE_MEMORY;
    }

    private static Optional<String> announcement(TargetFacts facts, Mode mode) {
        boolean announces = mode == Mode.AGENT
                && facts.jvm().feature() >= ANNOUNCING_JDK
                && facts.jvm().arguments().flag("EnableDynamicAgentLoading").isEmpty();
        return announces ? Optional.of(notice(facts)) : Optional.empty();
    }

    private static String notice(TargetFacts facts) {
        return "JDK " + facts.jvm().feature() + " will print a warning that an agent was loaded on the stderr of "
                + facts.pid() + "; --mode agentless avoids it.";
    }

    private static Refusal noSuchProcess(int pid) {
        return new Refusal(
                Reason.NO_SUCH_PROCESS,
                "Cannot inspect " + pid,
                "there is no such process",
                "heddle ps lists the JVMs of this machine.");
    }
}
