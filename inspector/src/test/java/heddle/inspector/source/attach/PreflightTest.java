package heddle.inspector.source.attach;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Mode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {
    private final Path root;
    private final FakeSystem system;

    PreflightTest(@TempDir Path root) {
        this.root = root;
        this.system = new FakeSystem(root);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aHealthyJvmMayBeAttachedInEveryMode(Mode mode) {
        TargetProcess process = attachable(mode).process();
        assertThat(process.pid()).isEqualTo(FakeSystem.PID);
        assertThat(process.startTicks()).isEqualTo(987654);
        assertThat(process.innerPid()).isEqualTo(7);
        assertThat(process.text()).isEqualTo("4711 (shop.jar)");
        assertThat(process.jdk()).isEqualTo("25.0.3");
    }

    @Test
    void aPidWithoutProcessIsGone() {
        Refusal refusal = refusal(new Preflight(root, false).examine(1, Mode.LOOK));
        assertThat(refusal.reason()).isEqualTo(Reason.NO_SUCH_PROCESS);
        assertThat(refusal.exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z (zombie)", "X (dead)"})
    void aZombieIsGoneEvenForALook(String state) {
        system.status("State", state);
        assertRefused(Mode.LOOK, Reason.ENDED, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"T (stopped)", "t (tracing stop)"})
    void aStoppedProcessIsNotAttachedButMayBeLookedAt(String state) {
        system.status("State", state);
        assertRefused(Mode.AGENTLESS, Reason.STOPPED, 5);
        attachable(Mode.LOOK);
    }

    @Test
    void theRefusalSaysWhatWasTriedWhatTheSystemSaysAndWhatToDo() {
        system.status("State", "T (stopped)");
        assertThat(refusal(examine(Mode.AGENT)).text()).isEqualTo("""
                        Cannot attach to 4711 (shop.jar): it is stopped (state T).
                        Resume it (kill -CONT, or end the debugger's hold), or use --mode look.""");
    }

    @Test
    void anotherUsersProcessIsNotAttachedUnlessByRoot() {
        system.status("Uid", "77777 77777 77777 77777");
        if (Users.self() == Users.ROOT) {
            attachable(Mode.AGENT);
        } else {
            assertRefused(Mode.AGENT, Reason.OTHER_USER, 4);
        }
    }

    @Test
    void aProcessWhoseMapsAreHiddenIsRefused() {
        system.without("maps");
        assertRefused(Mode.AGENTLESS, Reason.HIDDEN, 4);
    }

    @ParameterizedTest
    @CsvSource({"freezer/app/freezer.state, FROZEN", "freezer/freezer.state, FREEZING", "unified/app/cgroup.freeze, 1"})
    void aFrozenGroupOrAncestorIsRefused(String file, String text) {
        system.cgroup(file, text + "\n");
        assertRefused(Mode.AGENT, Reason.FROZEN, 5);
    }

    @Test
    void aGroupThatTheKernelReportsFrozenIsRefused() {
        system.cgroup("unified/app/cgroup.events", "populated 1\nfrozen 1\n");
        assertRefused(Mode.AGENT, Reason.FROZEN, 5);
    }

    @Test
    void aThawedGroupIsFine() {
        system.cgroup("freezer/app/freezer.state", "THAWED\n").cgroup("unified/app/cgroup.events", "frozen 0\n");
        attachable(Mode.AGENT);
    }

    @Test
    void aProgramWithoutJvmLibraryIsNoJvm() {
        system.file("maps", "7f0000000000-7f0000100000 r-xp 00000000 08:01 1234  /usr/lib/libc.so.6\n");
        assertRefused(Mode.AGENT, Reason.NOT_A_JVM, 5);
        attachable(Mode.LOOK);
    }

    @Test
    void aFileNamedLikeTheLibraryIsNoLibrary() {
        system.file("maps", "7f00-7f01 r--p 00000000 08:01 1  /tmp/libjvm.so.txt\n");
        assertRefused(Mode.AGENT, Reason.NOT_A_JVM, 5);
    }

    @Test
    void anUpgradedJdkIsStillAJvm() {
        system.file("maps", "7f00-7f01 r-xp 00000000 08:01 1  /opt/jdk/lib/server/libjvm.so (deleted)\n");
        attachable(Mode.AGENT);
    }

    @Test
    void anOpenJ9JvmIsNamed() {
        system.file("maps", "7f00-7f01 r-xp 00000000 08:01 1  /opt/ibm/lib/default/libj9vm29.so\n");
        assertRefused(Mode.AGENTLESS, Reason.OPENJ9, 5);
    }

    @Test
    void aNativeImageIsNamed() throws IOException {
        system.file("maps", "7f00-7f01 r-xp 00000000 08:01 1  /srv/shop\n");
        Files.write(system.path("exe"), elfWithSections("\0.text\0.svm_heap\0.shstrtab\0"));
        assertRefused(Mode.AGENTLESS, Reason.NATIVE_IMAGE, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.22"})
    void anOldJdkIsNamed(String version) {
        system.perfData(Map.of("java.property.java.version", version));
        assertRefused(Mode.AGENTLESS, Reason.OLD_JDK, 5);
    }

    @Test
    void withoutPerformanceDataTheJdksReleaseFileTellsTheVersion() {
        system.without("root/tmp/hsperfdata_app/7");
        system.file("root" + FakeSystem.JDK + "/release", "JAVA_VERSION=\"11.0.22\"\n");
        assertRefused(Mode.AGENTLESS, Reason.OLD_JDK, 5);
    }

    @Test
    void theJvmsOwnWordThatItDoesNotListenCounts() {
        system.perfData(Map.of("sun.rt.jvmCapabilities", "0100000000"));
        assertRefused(Mode.AGENTLESS, Reason.ATTACH_DISABLED, 4);
    }

    @Test
    void disabledAttachIsSeenOnTheCommandLineToo() {
        system.without("root/tmp/hsperfdata_app/7").file("cmdline", "java\0-XX:+DisableAttachMechanism\0Main\0");
        assertRefused(Mode.AGENTLESS, Reason.ATTACH_DISABLED, 4);
    }

    @Test
    void theLastOfTwoContradictingOptionsCounts() {
        String options = "-XX:-EnableDynamicAgentLoading -XX:+EnableDynamicAgentLoading";
        system.perfData(Map.of("java.property.java.version", "25", "java.rt.vmArgs", options));
        assertThat(attachable(Mode.AGENT).announcement()).isEmpty();
    }

    @Test
    void disabledAgentLoadingLeavesTheAgentlessMode() {
        system.perfData(Map.of("java.rt.vmArgs", "-Xmx1g -XX:-EnableDynamicAgentLoading"));
        assertRefused(Mode.AGENT, Reason.AGENTS_DISABLED, 4);
        attachable(Mode.AGENTLESS);
    }

    @Test
    void aProcessThatDoesNotCatchQuitIsNotAttached() {
        system.status("SigCgt", "0000000000000000");
        assertRefused(Mode.AGENTLESS, Reason.NOT_LISTENING, 5);
    }

    @Test
    void aProcessThatListensAlreadyNeedsNoQuit() throws IOException {
        system.status("SigCgt", "0000000000000000");
        Path socket = system.path("root/tmp/.java_pid7");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            attachable(Mode.AGENTLESS);
        }
    }

    @Test
    void aSquattedAttachSocketIsNamed() {
        system.file("root/tmp/.java_pid7", "not a socket");
        assertRefused(Mode.AGENTLESS, Reason.SOCKET_SQUATTED, 4);
        assertThat(refusal(examine(Mode.AGENTLESS)).cause()).contains(".java_pid7");
    }

    @Test
    void anImageWithoutRecorderCanOnlyBeLookedAt() {
        system.file("root" + FakeSystem.JDK + "/release", "MODULES=\"java.base java.instrument\"\n");
        assertRefused(Mode.AGENTLESS, Reason.NO_JFR, 5);
    }

    @Test
    void anImageWithoutInstrumentationLeavesTheAgentlessMode() {
        system.file("root" + FakeSystem.JDK + "/release", "MODULES=\"java.base jdk.jfr\"\n");
        assertRefused(Mode.AGENT, Reason.NO_INSTRUMENT, 5);
        attachable(Mode.AGENTLESS);
    }

    @ParameterizedTest
    @CsvSource({
        "memory/app/web/memory.limit_in_bytes, memory/app/web/memory.usage_in_bytes",
        "memory/app/memory.limit_in_bytes, memory/app/memory.usage_in_bytes",
        "unified/app/memory.max, unified/app/memory.current"
    })
    void aTargetNearItsGroupsOrAnAncestorsMemoryLimitIsGuarded(String limit, String usage) {
        system.cgroup(limit, "1000000000\n").cgroup(usage, "900000001\n");
        assertRefused(Mode.AGENT, Reason.LITTLE_MEMORY, 6);
        assertRefused(Mode.AGENTLESS, Reason.LITTLE_MEMORY, 6);
        attachable(Mode.LOOK);
    }

    @Test
    void lessThan64MegabytesLeftAreTooFewWhateverTheShare() {
        system.cgroup("unified/app/memory.max", "200000000\n").cgroup("unified/app/memory.current", "140000000\n");
        assertRefused(Mode.AGENT, Reason.LITTLE_MEMORY, 6);
    }

    @Test
    void memoryThatTheKernelCanDropAtOnceDoesNotCount() {
        system.cgroup("unified/app/memory.max", "1000000000\n")
                .cgroup("unified/app/memory.current", "990000000\n")
                .cgroup("unified/app/memory.stat", "anon 1\ninactive_file 500000000\n");
        attachable(Mode.AGENT);
    }

    @Test
    void theKernelsHugeNumberMeansNoLimit() {
        system.cgroup("memory/app/web/memory.limit_in_bytes", "9223372036854771712\n")
                .cgroup("memory/app/web/memory.usage_in_bytes", "9000000000000000000\n");
        attachable(Mode.AGENT);
    }

    @Test
    void forceTakesTheRiskOfLittleMemory() {
        system.cgroup("unified/app/memory.max", "100000000\n").cgroup("unified/app/memory.current", "99000000\n");
        assertThat(new Preflight(root, true).examine(FakeSystem.PID, Mode.AGENT))
                .isInstanceOf(Verdict.Attachable.class);
    }

    @Test
    void aGroupWithoutRoomForThreadsIsGuarded() {
        system.cgroup("pids/app/pids.max", "40\n").cgroup("pids/app/pids.current", "33\n");
        assertRefused(Mode.AGENT, Reason.FEW_THREADS, 6);
        assertThat(refusal(examine(Mode.AGENT)).cause()).isEqualTo("33 of the 40 threads it may have are running");
    }

    @Test
    void aUserWithoutRoomForThreadsIsGuarded() {
        system.status("Uid", "77777 77777").file("limits", FakeSystem.limits("40", "1000"));
        ResourceLimits limits = ResourceLimits.of(new KernelFiles(root), FakeSystem.PID, 77777);
        assertThat(limits.threads()).isEqualTo(new Headroom(33, 40));
    }

    @Test
    void aProcessWithoutRoomForFilesIsGuarded() throws IOException {
        system.file("limits", FakeSystem.limits("unlimited", "18"));
        for (int fd = 0; fd < 5; fd++) system.file("fd/" + fd, "");
        assertRefused(Mode.AGENTLESS, Reason.FEW_FILES, 6);
    }

    @Test
    void theJvmsNoticeIsAnnouncedOn21AndNewer() {
        assertThat(attachable(Mode.AGENT).announcement().orElseThrow())
                .contains("JDK 25 will print a warning")
                .contains("--mode agentless");
        assertThat(attachable(Mode.AGENTLESS).announcement()).isEmpty();
        system.perfData(Map.of("java.property.java.version", "17.0.15"));
        assertThat(attachable(Mode.AGENT).announcement()).isEqualTo(Optional.empty());
    }

    @Test
    void theDoctorHearsEveryRule() {
        system.status("State", "T (stopped)").status("SigCgt", "0");
        assertThat(system.preflight().checks(FakeSystem.PID))
                .hasSize(Rules.ALL.size())
                .filteredOn(check -> check.refusal().isPresent())
                .extracting(Preflight.Check::reason)
                .containsExactly(Reason.STOPPED, Reason.NOT_LISTENING);
    }

    @Test
    void aHostileNameIsMadePrintable() {
        system.perfData(Map.of("sun.rt.javaCommand", "evil\u001b[31mMain\u202e x"));
        assertThat(attachable(Mode.LOOK).process().label()).isEqualTo("evil??31mMain?");
    }

    @Test
    void aProcessIsNotMistakenForALaterOneWithItsPid() {
        TargetProcess process = attachable(Mode.AGENT).process();
        assertThat(Preflight.isStill(process)).isTrue();
        system.file("stat", "4711 (java) S" + " 0".repeat(18) + " 987655" + " 0".repeat(30));
        assertThat(Preflight.isStill(process)).isFalse();
    }

    private Verdict examine(Mode mode) {
        return system.preflight().examine(FakeSystem.PID, mode);
    }

    private Verdict.Attachable attachable(Mode mode) {
        assertThat(examine(mode)).isInstanceOf(Verdict.Attachable.class);
        return (Verdict.Attachable) examine(mode);
    }

    private void assertRefused(Mode mode, Reason reason, int exitCode) {
        Refusal refusal = refusal(examine(mode));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.exitCode()).isEqualTo(exitCode);
    }

    private static Refusal refusal(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).refusal();
    }

    /** The least that is an ELF file with a table of section names. */
    private static byte[] elfWithSections(String names) {
        ByteBuffer file = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0x464C457F).putLong(40, 64);
        file.putShort(58, (short) 64).putShort(60, (short) 1).putShort(62, (short) 0);
        byte[] table = names.getBytes(StandardCharsets.ISO_8859_1);
        file.putLong(64 + 24, 128).putLong(64 + 32, table.length).put(128, table);
        return file.array();
    }
}
