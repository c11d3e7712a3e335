package heddle.inspector.source.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.inspector.model.Mode;
import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Idle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts on real processes; none of them is attached. */
class PreflightIT {
    static Stream<Path> jdks() throws IOException {
        return ChildJvm.jdks().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aRunningJvmMayBeAttached(Path jdk) throws IOException {
        try (ChildJvm jvm = ChildJvm.start(jdk, Idle.class)) {
            Verdict verdict = examine(jvm.pid(), Mode.AGENT);
            assertThat(verdict).isInstanceOf(Verdict.Attachable.class);
            Verdict.Attachable attachable = (Verdict.Attachable) verdict;
            assertThat(attachable.process().label()).isEqualTo("Idle");
            assertThat(JdkRelease.feature(String.valueOf(attachable.process().jdk())))
                    .isEqualTo(ChildJvm.feature(jdk));
            assertThat(attachable.announcement().isPresent()).isEqualTo(ChildJvm.feature(jdk) >= 21);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void attachDisabledByAnEnvironmentVariableIsSeen(Path jdk) throws IOException {
        List<String> wrapper = List.of("env", "JAVA_TOOL_OPTIONS=-XX:+DisableAttachMechanism");
        try (ChildJvm jvm = ChildJvm.start(wrapper, jdk, Idle.class)) {
            assertThat(reason(jvm.pid())).isEqualTo(Reason.ATTACH_DISABLED);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void agentsDisabledInAnArgumentFileAreSeen(Path jdk) throws IOException {
        Path arguments = Files.createTempFile("heddle", ".args");
        Files.writeString(arguments, "-XX:-EnableDynamicAgentLoading");
        try (ChildJvm jvm = ChildJvm.start(jdk, Idle.class, "@" + arguments)) {
            assertThat(reason(jvm.pid())).isEqualTo(Reason.AGENTS_DISABLED);
            assertThat(examine(jvm.pid(), Mode.AGENTLESS)).isInstanceOf(Verdict.Attachable.class);
        } finally {
            Files.delete(arguments);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aStoppedJvmIsSeenAndWorksOnAfterwards(Path jdk) throws IOException {
        try (ChildJvm jvm = ChildJvm.start(jdk, Idle.class)) {
            jvm.signal("STOP");
            ChildJvm.waitFor("stopped", () -> reason(jvm.pid()) == Reason.STOPPED);
            jvm.signal("CONT");
            ChildJvm.waitFor("running", () -> examine(jvm.pid(), Mode.AGENT) instanceof Verdict.Attachable);
            assertThat(jvm.output()).isEqualTo("ready\n");
        }
    }

    @Test
    void aSleepIsNoJvm() throws IOException {
        Process sleep = new ProcessBuilder("sleep", "60").start();
        try {
            ChildJvm.waitFor("exec", () -> reason((int) sleep.pid()) == Reason.NOT_A_JVM);
        } finally {
            sleep.destroyForcibly();
        }
    }

    @Test
    void aJvmOfAnotherUserIsRefusedToAUserButNotToRoot() throws IOException {
        assumeTrue(Users.self() == Users.ROOT, "needs root to start a JVM of another user");
        try (ChildJvm roots = ChildJvm.start(ChildJvm.jdks().get(0), Idle.class);
                ChildJvm nobodys = ChildJvm.startAsNobody(ChildJvm.jdks().get(0), Idle.class)) {
            assertThat(examine(nobodys.pid(), Mode.AGENT)).isInstanceOf(Verdict.Attachable.class);
            try (ChildJvm asked =
                    ChildJvm.startAsNobody(ChildJvm.jdks().get(0), Examine.class, "-Dexamined=" + roots.pid())) {
                assertThat(asked.output()).contains("OTHER_USER");
            }
        }
    }

    @Test
    void aJvmInAFrozenGroupIsSeen() throws IOException {
        Path group = Path.of(
                "/sys/fs/cgroup/freezer/heddle-test-" + ProcessHandle.current().pid());
        assumeTrue(Files.isWritable(group.getParent()), "needs root and a freezer of control groups version 1");
        try (ChildJvm jvm = ChildJvm.start(ChildJvm.jdks().get(0), Idle.class)) {
            Files.createDirectory(group);
            Files.writeString(group.resolve("cgroup.procs"), Integer.toString(jvm.pid()));
            Files.writeString(group.resolve("freezer.state"), "FROZEN");
            ChildJvm.waitFor("frozen", () -> reason(jvm.pid()) == Reason.FROZEN);
            Files.writeString(group.resolve("freezer.state"), "THAWED");
            ChildJvm.waitFor("thawed", () -> examine(jvm.pid(), Mode.AGENT) instanceof Verdict.Attachable);
        } finally {
            ChildJvm.waitFor("group empty", () -> isEmpty(group));
            Files.deleteIfExists(group);
        }
    }

    @Test
    void aJvmNearItsGroupsMemoryLimitIsGuarded() throws IOException {
        Path group = Path.of(
                "/sys/fs/cgroup/memory/heddle-test-" + ProcessHandle.current().pid());
        assumeTrue(Files.isWritable(group.getParent()), "needs root and the memory controller of version 1");
        try (ChildJvm jvm = ChildJvm.start(ChildJvm.jdks().get(0), Idle.class)) {
            Files.createDirectory(group);
            Files.writeString(group.resolve("memory.limit_in_bytes"), Long.toString(60 << 20));
            Files.writeString(group.resolve("cgroup.procs"), Integer.toString(jvm.pid()));
            assertThat(reason(jvm.pid())).isEqualTo(Reason.LITTLE_MEMORY);
            assertThat(new Preflight(Path.of("/"), true).examine(jvm.pid(), Mode.AGENT))
                    .isInstanceOf(Verdict.Attachable.class);
        } finally {
            ChildJvm.waitFor("group empty", () -> isEmpty(group));
            Files.deleteIfExists(group);
        }
    }

    private static boolean isEmpty(Path group) {
        return KernelFiles.text(group.resolve("cgroup.procs")).orElse("").isEmpty();
    }

    private static Verdict examine(int pid, Mode mode) {
        return new Preflight(Path.of("/"), false).examine(pid, mode);
    }

    private static @Nullable Reason reason(int pid) {
        return examine(pid, Mode.AGENT) instanceof Verdict.Refused refused
                ? refused.refusal().reason()
                : null;
    }

    /** Examines a process in the name of another user. */
    static final class Examine {
        private Examine() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println(reason(Integer.getInteger("examined")) + " ready");
            Thread.sleep(60_000);
        }
    }
}
