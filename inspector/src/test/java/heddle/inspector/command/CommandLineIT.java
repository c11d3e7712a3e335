package heddle.inspector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Contended;
import heddle.inspector.source.Hostile;
import heddle.inspector.source.Idle;
import heddle.inspector.source.attach.Users;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shipped command says to good and to bad requests: answers, errors, exit codes. */
@Execution(ExecutionMode.CONCURRENT)
class CommandLineIT {
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    private static final String IMPOSSIBLE_PID = "999999999";

    private final Release heddle;

    CommandLineIT(@TempDir Path state) throws IOException {
        heddle = new Release(Path.of(System.getProperty("java.home")), state);
    }

    static Stream<Path> jdks() throws IOException {
        return ChildJvm.jdks().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theMostThatWorksIsTheAgent(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class)) {
            Release.Result result = heddle.run("threads", "" + jvm.pid(), "--for", "1s", "--json");
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out().lines()).hasSize(1);
            assertThat(result.out())
                    .contains("\"schema\":\"heddle.threads/1\"", "\"mode\":\"agent\"", "\"name\":\"monitor-1\"");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anOlderOrNewerJdkRunsTheInspectorToo(Path jdk) throws Exception {
        Release.Result result = new Release(jdk, heddle.state()).run("ps", "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"schema\":\"heddle.ps/1\"");
    }

    @Test
    void aPidThatIsNobodys() throws Exception {
        assertThat(heddle.run("threads", IMPOSSIBLE_PID))
                .isEqualTo(new Release.Result(
                        3, "", "heddle: There is no process 999999999.\nheddle ps lists the JVMs of this machine.\n"));
    }

    @Test
    void aNameThatIsNobodys() throws Exception {
        Release.Result result = heddle.run("locks", "no such program at all");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("No JVM here", "heddle ps");
    }

    @Test
    void aNameOfTwo() throws Exception {
        Path jdk = heddle.jdk();
        try (ChildJvm one = ChildJvm.start(jdk, Idle.class);
                ChildJvm other = ChildJvm.start(jdk, Idle.class)) {
            Release.Result result = heddle.run("threads", Idle.class.getName());
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("" + one.pid(), "" + other.pid());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aProcessThatIsNoJvmIsNotTouched(Path jdk) throws Exception {
        Process sleep = new ProcessBuilder("sleep", "60").start();
        try {
            Release.Result result = heddle.run("threads", "" + sleep.pid(), "--mode", "agent");
            assertThat(result.exitCode()).as(jdk.toString()).isEqualTo(5);
            assertThat(result.err()).contains("not a");
            assertThat(sleep.isAlive()).isTrue();
        } finally {
            sleep.destroyForcibly();
        }
    }

    @Test
    void aStoppedJvmIsSeenButNotAttached() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(heddle.jdk(), Idle.class)) {
            jvm.signal("STOP");
            Release.Result insisting = heddle.run("threads", "" + jvm.pid(), "--mode", "agent");
            assertThat(insisting.exitCode()).isEqualTo(5);
            assertThat(insisting.err()).contains("stopped", "kill -CONT");
            Release.Result modest = heddle.run("threads", "" + jvm.pid(), "--for", "1s", "--json");
            assertThat(modest.exitCode()).as(modest.err()).isZero();
            assertThat(modest.out()).contains("\"mode\":\"look\"", "\"cause\":\"STOPPED\"");
            jvm.signal("CONT");
            assertThat(jvm.output()).isEqualTo("ready\n");
        }
    }

    @Test
    void aJvmOfAnotherUserIsNotPermitted() throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "only root can be somebody else");
        assumeTrue(heddle.isReadableByAll(), "nobody may not read the build's folder");
        try (ChildJvm jvm = ChildJvm.start(heddle.jdk(), Idle.class)) {
            Release.Result result = heddle.run(AS_NOBODY, "threads", "" + jvm.pid(), "--mode", "agent");
            assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
            assertThat(result.err()).contains("root");
        }
    }

    @Test
    void whatOnlyItsUserMayReadOfAProcessIsNullWithTheReason() throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "only root can be somebody else");
        assumeTrue(heddle.isReadableByAll(), "nobody may not read the build's folder");
        try (ChildJvm jvm = ChildJvm.start(heddle.jdk(), Idle.class)) {
            String[] arguments = {"process", "" + jvm.pid(), "--mode", "look", "--for", "300ms", "--json"};
            Release.Result result = heddle.run(AS_NOBODY, arguments);
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out())
                    .contains("\"files\":null", "\"pc\":null", "\"executable\":null", "CAP_SYS_PTRACE")
                    .contains("\"user\":\"root\"", "\"SIGSEGV\"", "\"open_files\":{\"soft\":");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void rootServesAJvmOfAnotherUser(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "only root can start a program as somebody else");
        try (ChildJvm jvm = ChildJvm.startAsNobody(jdk, Contended.class)) {
            assertSeenWhole(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmInNamespacesOfItsOwnIsServed(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "only root can make namespaces");
        try (ChildJvm jvm = ChildJvm.startInNamespaces(jdk, Contended.class)) {
            assertSeenWhole(jvm);
        }
    }

    /** In agent mode the kernel's threads, the JVM's names for them and the owners of locks come together. */
    private void assertSeenWhole(ChildJvm jvm) throws Exception {
        Release.Result result = heddle.run("locks", "" + jvm.pid(), "--mode", "agent", "--for", "2s", "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"name\":\"monitor-", "\"name\":\"lock-", "\"kind\":\"monitor\"");
        Release.Result threads = heddle.run("threads", "" + jvm.pid(), "--mode", "agent", "--for", "1s", "--json");
        assertThat(threads.out()).containsPattern("\"tid\":\\d+,\"java_id\":\\d+,\"name\":\"monitor-1\"");
    }

    @Test
    void attachingThatIsSwitchedOffIsToldWithItsSwitch() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(heddle.jdk(), Idle.class, "-XX:+DisableAttachMechanism")) {
            Release.Result result = heddle.run("threads", "" + jvm.pid(), "--mode", "agent");
            assertThat(result.exitCode()).isEqualTo(4);
            assertThat(result.err()).contains("DisableAttachMechanism", "--mode look");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmWithoutFlightRecorderIsStillLookedAt(Path jdk) throws Exception {
        String modules = "java.base,java.instrument,java.management";
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class, "--limit-modules", modules)) {
            Release.Result result = heddle.run("locks", "" + jvm.pid(), "--mode", "agent", "--for", "1s", "--json");
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("\"kind\":\"monitor\"", "without the module jdk.jfr");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmThatIsTooSmallForTheAgentIsToldSo(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Idle.class, "--limit-modules", "java.base,java.instrument")) {
            Release.Result result = heddle.run("threads", "" + jvm.pid(), "--mode", "agent");
            assertThat(result.exitCode()).isEqualTo(5);
            assertThat(result.err()).contains("without the module java.management", "--mode look");
        }
    }

    @Test
    void namesFromTheTargetCannotDriveTheTerminal() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(heddle.jdk(), Hostile.class)) {
            for (String command : List.of("threads", "locks")) {
                Release.Result table = heddle.run(command, "" + jvm.pid(), "--for", "2s");
                Release.Result json = heddle.run(command, "" + jvm.pid(), "--for", "2s", "--json");
                assertThat(table.out() + table.err() + json.out() + json.err())
                        .contains("monitor-")
                        .doesNotContain("\u001b", "\u009b", "\u202e", "\\u001b", "\\u009b");
            }
        }
    }

    @Test
    void mistakesOnTheCommandLineAreToldInTwoLines() throws Exception {
        assertThat(heddle.run("threads").exitCode()).isEqualTo(2);
        Release.Result misplaced = heddle.run("--mode", "look", "threads", "1");
        assertThat(misplaced.exitCode()).isEqualTo(2);
        assertThat(misplaced.err()).contains("Write options and the target behind the command: heddle threads");
        Release.Result unknown = heddle.run("threads", "1", "--mode", "magic");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err().lines()).hasSize(2);
        assertThat(unknown.err()).contains("agent, agentless or look", "heddle threads --help");
        assertThat(heddle.run("threads", "--version").out()).startsWith("heddle ");
        assertThat(heddle.run("watch", "1", "--every", "soon").exitCode()).isEqualTo(2);
        assertThat(heddle.run().err()).contains("heddle TARGET");
    }

    @Test
    void aCheckTellsByItsExitCode() throws Exception {
        try (ChildJvm idle = ChildJvm.start(heddle.jdk(), Idle.class);
                ChildJvm contended = ChildJvm.start(heddle.jdk(), Contended.class)) {
            assertThat(check(idle, "lost>0,deadlock").exitCode()).isZero();
            assertThat(check(contended, "lost>0.5").exitCode()).isEqualTo(1);
            assertThat(check(idle, "lost>=0").exitCode()).isEqualTo(2);
        }
    }

    private Release.Result check(ChildJvm jvm, String conditions) throws Exception {
        return heddle.run("locks", "" + jvm.pid(), "--for", "2s", "--check", conditions);
    }
}
