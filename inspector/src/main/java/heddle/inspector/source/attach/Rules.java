package heddle.inspector.source.attach;

import heddle.inspector.model.Mode;
import heddle.inspector.source.attach.JvmFacts.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every rule, in the order in which they are asked: whether it lives, may be touched, can answer, and can bear us. */
final class Rules {
    private static final int OLDEST_JDK = 17;
    private static final long MB = 1 << 20;
    private static final long LEAST_MEMORY_LEFT = 64 * MB;
    private static final int MOST_MEMORY_PERCENT = 90;

    /** Attaching starts the attach listener, three threads of the recorder and three of the agent. */
    private static final int LEAST_THREADS_LEFT = 16;

    /** Attaching opens the attach socket, our socket, the agent's jar and chunk files. */
    private static final int LEAST_FILES_LEFT = 16;

    private static final Set<Mode> ANY = EnumSet.allOf(Mode.class);
    private static final Set<Mode> ATTACHING = EnumSet.of(Mode.AGENT, Mode.AGENTLESS);
    private static final Set<Mode> AGENT = EnumSet.of(Mode.AGENT);
    private static final String LOOK_INSTEAD = "Use --mode look, which needs no attach.";

    static final List<Rule> ALL = List.of(
            new Rule(
                    Reason.ENDED,
                    ANY,
                    facts -> facts.status().hasEnded(),
                    facts -> "it has ended (state " + facts.status().state() + ")",
                    "There is nothing left to see; its parent has not collected it yet."),
            new Rule(
                    Reason.OTHER_USER,
                    ATTACHING,
                    facts -> !facts.isOurs(),
                    facts -> "it runs as uid " + facts.status().uid() + " gid "
                            + facts.status().gid() + " and this is uid "
                            + facts.self().uid() + " gid " + facts.self().gid(),
                    "Run Heddle as that user or as root, or use --mode look."),
            new Rule(
                    Reason.STOPPED,
                    ATTACHING,
                    facts -> facts.status().isStopped(),
                    facts -> "it is stopped (state " + facts.status().state() + ")",
                    "Resume it (kill -CONT, or end the debugger's hold), or use --mode look."),
            new Rule(
                    Reason.FROZEN,
                    ATTACHING,
                    TargetFacts::frozen,
                    facts -> "its control group is frozen",
                    "Thaw it (docker unpause, or its cgroup.freeze), or use --mode look."),
            new Rule(
                    Reason.HIDDEN,
                    ATTACHING,
                    facts -> facts.jvm().kind() == Kind.HIDDEN,
                    facts -> "the kernel does not show its memory map",
                    "It has more privileges than this user; run Heddle as root, or use --mode look."),
            new Rule(
                    Reason.NATIVE_IMAGE,
                    ATTACHING,
                    facts -> facts.jvm().kind() == Kind.NATIVE_IMAGE,
                    facts -> "it is a native image, which has no JVM inside",
                    LOOK_INSTEAD),
            new Rule(
                    Reason.NOT_A_JVM,
                    ATTACHING,
                    facts -> facts.jvm().kind() == Kind.NONE,
                    facts -> "it is no JVM",
                    LOOK_INSTEAD),
            new Rule(
                    Reason.OPENJ9,
                    ATTACHING,
                    facts -> facts.jvm().kind() == Kind.OPENJ9,
                    facts -> "it is an OpenJ9 JVM; its attach channel and recorder are different",
                    LOOK_INSTEAD),
            new Rule(
                    Reason.OLD_JDK,
                    ATTACHING,
                    facts -> facts.jvm().feature() >= 0 && facts.jvm().feature() < OLDEST_JDK,
                    facts -> "it runs on JDK " + facts.jvm().version() + ", and 17 is the oldest that Heddle knows",
                    LOOK_INSTEAD),
            new Rule(
                    Reason.ATTACH_DISABLED,
                    ATTACHING,
                    facts -> !facts.jvm().listens()
                            || facts.jvm()
                                    .arguments()
                                    .flag("DisableAttachMechanism")
                                    .orElse(false),
                    facts -> "it was started with -XX:+DisableAttachMechanism",
                    "Restart it without that option, or use --mode look."),
            new Rule(
                    Reason.SOCKET_SQUATTED,
                    ATTACHING,
                    facts -> facts.socket() == AttachSocket.SQUATTED,
                    facts -> facts.socketPath() + " is not a socket of the JVM's user",
                    "Find out who made that file; once it is removed attaching works."),
            new Rule(
                    Reason.NOT_LISTENING,
                    ATTACHING,
                    facts -> facts.socket() == AttachSocket.ABSENT
                            && !facts.status().catchesQuit(),
                    facts -> "it does not catch SIGQUIT, so it is just starting or ending",
                    "Try again in a second, or use --mode look."),
            new Rule(
                    Reason.NO_JFR,
                    ATTACHING,
                    facts -> facts.jvm().release().lacks("jdk.jfr"),
                    facts -> "its runtime image has no module jdk.jfr",
                    "Add jdk.jfr to the image (jlink --add-modules), or use --mode look."),
            new Rule(
                    Reason.AGENTS_DISABLED,
                    AGENT,
                    facts -> !facts.jvm()
                            .arguments()
                            .flag("EnableDynamicAgentLoading")
                            .orElse(true),
                    facts -> "it was started with -XX:-EnableDynamicAgentLoading",
                    "Use --mode agentless, which loads no agent."),
            new Rule(
                    Reason.NO_INSTRUMENT,
                    AGENT,
                    facts -> facts.jvm().release().lacks("java.instrument"),
                    facts -> "its runtime image has no module java.instrument",
                    "Use --mode agentless, which loads no agent."),
            new Rule(
                    Reason.LITTLE_MEMORY,
                    ATTACHING,
                    facts -> isTight(facts.memory()),
                    facts -> "it uses " + facts.memory().used() / MB + " of the "
                            + facts.memory().limit() / MB + " MB that its control group allows",
                    "Raise the limit, use --mode look, or take the risk with --force."),
            new Rule(
                    Reason.FEW_THREADS,
                    ATTACHING,
                    facts -> facts.tasks().left() < LEAST_THREADS_LEFT
                            || facts.limits().threads().left() < LEAST_THREADS_LEFT,
                    facts -> threadsText(facts.tasks().tighter(facts.limits().threads())),
                    "Raise the limit (pids.max, ulimit -u), or use --mode look."),
            new Rule(
                    Reason.FEW_FILES,
                    ATTACHING,
                    facts -> facts.limits().files().left() < LEAST_FILES_LEFT,
                    facts -> "it has " + facts.limits().files().used() + " of "
                            + facts.limits().files().limit() + " allowed files open",
                    "Raise the limit (ulimit -n), or use --mode look."));

    private Rules() {}

    private static boolean isTight(Headroom memory) {
        return memory.isLimited()
                && (memory.left() < LEAST_MEMORY_LEFT || memory.used() > memory.limit() / 100 * MOST_MEMORY_PERCENT);
    }

    private static String threadsText(Headroom threads) {
        return threads.used() + " of the " + threads.limit() + " threads it may have are running";
    }
}
