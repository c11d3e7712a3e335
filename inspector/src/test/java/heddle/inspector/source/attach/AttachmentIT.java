package heddle.inspector.source.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.inspector.model.Mode;
import heddle.inspector.observation.ThreadsIdentified;
import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Idle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttachmentIT {
    private static final int SIGQUIT = 3;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    static Stream<Path> jdks() throws IOException {
        return ChildJvm.jdks().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void commandsAndPropertiesAreAnswered(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Idle.class);
                Attachment attachment = Attachment.open(target(jvm))) {
            assertThat(attachment.command("VM.version", LIMIT)).contains("JDK " + ChildJvm.feature(jdk));
            assertThat(attachment.property("java.specification.version"))
                    .contains(Integer.toString(ChildJvm.feature(jdk)));
            assertThat(attachment.property("no.such.property")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everyJavaThreadIsFoundInTheKernelsList(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Idle.class);
                Attachment attachment = Attachment.open(target(jvm))) {
            List<ThreadsIdentified.Entry> threads = attachment.identifyThreads().threads();
            assertThat(threads).extracting(ThreadsIdentified.Entry::name).contains("main", "Finalizer", "VM Thread");
            assertThat(threads)
                    .allSatisfy(thread -> assertThat(Path.of("/proc/" + jvm.pid() + "/task/" + thread.tid()))
                            .exists());
            assertThat(jvm.output()).isEqualTo("ready\n");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anUnknownCommandIsTheJvmsRefusal(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Idle.class);
                Attachment attachment = Attachment.open(target(jvm))) {
            assertThatThrownBy(() -> attachment.command("No.such", LIMIT))
                    .isInstanceOfSatisfying(
                            AttachException.class,
                            e -> assertThat(e.refusal().reason()).isEqualTo(Reason.REFUSED_BY_JVM));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmThatIsStoppedInBetweenIsNotAsked(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Idle.class)) {
            TargetProcess target = target(jvm);
            jvm.signal("STOP");
            ChildJvm.waitFor("stopped", () -> verdict(jvm) instanceof Verdict.Refused);
            assertThatThrownBy(() -> Attachment.open(target)).hasMessageContaining("it is stopped");
            jvm.signal("CONT");
            try (Attachment attachment = Attachment.open(target)) {
                assertThat(attachment.command("VM.version", LIMIT)).contains("JDK");
            }
            assertThat(jvm.output()).as("no thread dump from a late SIGQUIT").isEqualTo("ready\n");
        }
    }

    @Test
    void aJvmThatIsGoneIsNotAsked() throws Exception {
        TargetProcess target;
        try (ChildJvm jvm = ChildJvm.start(ChildJvm.jdks().get(0), Idle.class)) {
            target = target(jvm);
        }
        assertThatThrownBy(() -> Attachment.open(target))
                .isInstanceOfSatisfying(
                        AttachException.class, e -> assertThat(e.exitCode()).isEqualTo(3));
    }

    /** The JDK's client before 24 asks by a signal that kills whoever is no JVM: a target that dies while it is asked. */
    @Test
    void nothingStaysBesideAProcessThatDiesOfBeingAsked() throws Exception {
        Process sleep = new ProcessBuilder("env", "--default-signal=QUIT", "sleep", "60").start();
        int pid = (int) sleep.pid();
        Path folder = Path.of("/proc/" + pid);
        long started = TargetFacts.startTicks(folder).orElseThrow();
        TargetProcess unexamined = new TargetProcess(pid, started, pid, Users.self(), "sleep", null, folder, true);
        assertThatThrownBy(() -> Attachment.open(unexamined)).isInstanceOf(AttachException.class);
        assertThat(Path.of(".attach_pid" + pid)).doesNotExist();
        // The danger is real where the JDK's client does not look first whether the signal would be caught.
        if (Runtime.version().feature() == 17) {
            assertThat(sleep.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            assertThat(sleep.exitValue()).isEqualTo(128 + SIGQUIT);
        }
        sleep.destroyForcibly();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void rootAttachesToAnotherUsersJvm(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "needs root to start a JVM of another user");
        try (ChildJvm jvm = ChildJvm.startAsNobody(jdk, Idle.class);
                Attachment attachment = Attachment.open(target(jvm))) {
            assertThat(attachment.target().uid()).isEqualTo(65534);
            assertThat(attachment.command("VM.version", LIMIT)).contains("JDK");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmInItsOwnPidAndMountNamespaceIsAttached(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "needs root to make namespaces");
        try (ChildJvm jvm = ChildJvm.startInNamespaces(jdk, Idle.class);
                Attachment attachment = Attachment.open(target(jvm))) {
            assertThat(attachment.target().innerPid()).isLessThan(10);
            assertThat(attachment.target().sameFiles()).isFalse();
            assertThat(attachment.command("VM.version", LIMIT)).contains("JDK");
            assertThat(Files.exists(attachment
                            .target()
                            .inOurView("/tmp/.java_pid" + attachment.target().innerPid())))
                    .isTrue();
        }
    }

    @Test
    void bothWaysToSaySuccessAreUnderstood() {
        assertThat(Attachment.saysZero("0")).isTrue();
        assertThat(Attachment.saysZero("Failed to load agent library: 0")).isTrue();
        assertThat(Attachment.saysZero("Failed to load agent library: 100")).isFalse();
        assertThat(Attachment.saysZero("null")).isFalse();
    }

    private static Verdict verdict(ChildJvm jvm) {
        return new Preflight(Path.of("/"), false).examine(jvm.pid(), Mode.AGENTLESS);
    }

    private static TargetProcess target(ChildJvm jvm) throws AttachException {
        return verdict(jvm).orThrow().process();
    }
}
