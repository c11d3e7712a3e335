package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import heddle.inspector.model.SignalSet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Each parser on files of a real machine, on cut ones and on bytes that are no kernel file at all. */
class KernelFilesTest {
    @Test
    void statTellsTheFieldsOfTheManualPage() {
        Stat stat = Objects.requireNonNull(Stat.parse(Fixtures.text("jvm-thread-on-futex/stat")));

        assertThat(stat.comm()).isEqualTo("java");
        assertThat(stat.state()).isEqualTo('S');
        assertThat(stat.ppid()).isEqualTo(9053);
        assertThat(stat.priority()).isEqualTo(20);
        assertThat(stat.nice()).isZero();
        assertThat(stat.threads()).isEqualTo(20);
        assertThat(stat.startTicks()).isEqualTo(298872);
        assertThat(stat.lastCpu()).isZero();
        assertThat(stat.isKernelThread()).isFalse();
    }

    @Test
    void nameInStatMayHoldSpacesAndParentheses() {
        Stat stat = Objects.requireNonNull(Stat.parse(Fixtures.text("odd-name/stat")));

        assertThat(stat.comm()).isEqualTo("http) R 1 (x");
        assertThat(stat.state()).isEqualTo('S');
        assertThat(stat.startTicks()).isEqualTo(298893);
    }

    @Test
    void zombieTellsHowItEnded() {
        assertThat(Stat.parse(Fixtures.text("zombie-exited/stat")))
                .extracting(Stat::exitCode)
                .isEqualTo(3 << 8);
        assertThat(Stat.parse(Fixtures.text("zombie-killed/stat")))
                .extracting(Stat::exitCode)
                .isEqualTo(9);
    }

    @Test
    void kernelThreadIsRecognisedByItsFlag() {
        assertThat(Objects.requireNonNull(Stat.parse(Fixtures.text("kernel-thread/stat")))
                        .isKernelThread())
                .isTrue();
    }

    @Test
    void cutStatIsNoStat() {
        assertThat(Stat.parse(KernelText.of("1234 (cut sho"))).isNull();
        assertThat(Stat.parse(KernelText.of("1234 (name) S 1 2 3 4 5"))).isNull();
        assertThat(Stat.parse(KernelText.of(""))).isNull();
    }

    @Test
    void cpuTimeOfStatNeedsNoRecord() {
        String stat = "7 (a) b) S 1 1 1 0 -1 0 0 0 0 0 250 30 0 0 20 0 1 0 5 0";

        assertThat(Stat.cpuNanos(KernelText.of(stat))).isEqualTo(2_800_000_000L);
        assertThat(Stat.cpuNanos(KernelText.of("7 (a) S 1"))).isEqualTo(-1);
    }

    @Test
    void statusAnswersInTheOrderOfTheFile() {
        Status status = new Status(Fixtures.text("odd-name/status"));

        assertThat(ThreadName.ofStatus(status.name(new byte[0]))).isEqualTo("http) R 1 (x");
        assertThat(status.state()).isEqualTo('S');
        assertThat(status.effectiveUid()).isZero();
        assertThat(status.namespacePid(-1)).isEqualTo(9191);
        assertThat(status.rssKb()).isEqualTo(38012);
        assertThat(status.threads()).isEqualTo(20);
        assertThat(status.pendingSignals()).isEqualTo(SignalSet.NONE);
        assertThat(status.sharedPendingSignals()).isEqualTo(SignalSet.NONE);
        assertThat(status.blockedSignals()).isEqualTo(new SignalSet(4));
        assertThat(status.ignoredSignals()).isEqualTo(new SignalSet(2));
        assertThat(status.handledSignals()).isEqualTo(new SignalSet(0x2000000101005ccdL));
        assertThat(status.allowedCpus()).isEqualTo("0-1");
        assertThat(status.voluntarySwitches()).isEqualTo(4);
        assertThat(status.involuntarySwitches()).isEqualTo(7);
    }

    @Test
    void knownNameIsNotMadeAnew() {
        byte[] known = new Status(Fixtures.text("odd-name/status")).name(new byte[0]);

        assertThat(new Status(Fixtures.text("odd-name/status")).name(known)).isSameAs(known);
    }

    @Test
    void idInThePidNamespaceIsTheLastOne() {
        assertThat(new Status(Fixtures.text("own-pid-namespace/status")).namespacePid(-1))
                .isEqualTo(2);
    }

    @Test
    void oldKernelsHaveNoNamespaceLine() {
        Status status = new Status(KernelText.of("Name:\ta\nState:\tR (running)\nvoluntary_ctxt_switches:\t5\n"));

        assertThat(status.namespacePid(77)).isEqualTo(77);
        assertThat(status.voluntarySwitches()).isEqualTo(5);
        assertThat(status.involuntarySwitches()).isEqualTo(-1);
    }

    @Test
    void zombieAndKernelThreadHaveNoMemory() {
        assertThat(new Status(Fixtures.text("zombie-killed/status")).rssKb()).isEqualTo(-1);
        assertThat(new Status(Fixtures.text("kernel-thread/status")).rssKb()).isEqualTo(-1);
    }

    @Test
    void nameIsUnescapedAndACharacterCutInTwoIsLeftOut() {
        assertThat(ThreadName.ofStatus("a\\nb\\\\c".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\nb\\c");
        byte[] korean = "가나다라마바".getBytes(StandardCharsets.UTF_8);
        assertThat(ThreadName.ofStatus(Arrays.copyOf(korean, 14))).isEqualTo("가나다라");
    }

    @Test
    void schedstatTellsRunTimeQueueTimeAndDispatches() {
        Schedstat schedstat = new Schedstat();

        assertThat(schedstat.parse(Fixtures.text("odd-name/schedstat"))).isTrue();
        assertThat(schedstat.runNanos()).isEqualTo(4054286);
        assertThat(schedstat.delayNanos()).isEqualTo(9061988);
        assertThat(schedstat.dispatches()).isEqualTo(11);
    }

    @Test
    void cutSchedstatChangesNothing() {
        Schedstat schedstat = new Schedstat();
        schedstat.parse(KernelText.of("1 2 3\n"));

        assertThat(schedstat.parse(KernelText.of("4 5"))).isFalse();
        assertThat(schedstat.parse(KernelText.of("4 -5 6"))).isFalse();
        assertThat(schedstat.runNanos()).isEqualTo(1);
    }

    @Test
    void syscallOfABlockedThreadHasNumberArgumentsAndPointers() {
        SyscallLine line = new SyscallLine();

        assertThat(line.parse(Fixtures.text("odd-name/syscall"))).isTrue();
        assertThat(line.isRunning()).isFalse();
        assertThat(line.number()).isZero();
        assertThat(line.firstArgument()).isEqualTo(5);
        assertThat(line.secondArgument()).isEqualTo(0x7fd3cc06b320L);
        assertThat(line.stackPointer()).isEqualTo(0x7fd468230480L);
        assertThat(line.programCounter()).isEqualTo(0x7fd46b6ef2ecL);
    }

    @Test
    void syscallHasTwoMoreForms() {
        SyscallLine line = new SyscallLine();

        assertThat(line.parse(KernelText.of("running\n"))).isTrue();
        assertThat(line.isRunning()).isTrue();
        assertThat(line.parse(KernelText.of("-1 0x7ffc062789d0 0x7fd46b67cf16\n")))
                .isTrue();
        assertThat(line.isRunning()).isFalse();
        assertThat(line.number()).isEqualTo(SyscallLine.OUTSIDE);
        assertThat(line.stackPointer()).isEqualTo(0x7ffc062789d0L);
        assertThat(line.parse(KernelText.of("?"))).isFalse();
    }

    @Test
    void tcpTablesTellPeersAndListeners() {
        Map<Long, SocketName> sockets = new HashMap<>();
        InternetTable.parse(Fixtures.text("net/tcp"), "tcp", sockets);
        InternetTable.parse(Fixtures.text("net/tcp6"), "tcp", sockets);

        assertThat(sockets)
                .extractingFromEntries(
                        Map.Entry::getKey, entry -> entry.getValue().awaited())
                .containsExactlyInAnyOrder(
                        tuple(1161L, "listening :8080"),
                        tuple(111399L, "socket 127.0.0.1:8080"),
                        tuple(120001L, "socket 10.0.0.7:5432"),
                        tuple(112342L, "listening :80"),
                        tuple(130001L, "socket 127.0.0.1:40000"),
                        tuple(130002L, "socket [2001:db8::200:fffe]:60000"),
                        tuple(130003L, "socket [::1]:60001"));
    }

    @Test
    void machineTellsStolenTimeAndItsStart() {
        assertThat(MachineStat.demand(Fixtures.text("machine/stat")))
                .isEqualTo(new MachineStat.Demand(61984 + 7662 + 98, 4711));
        assertThat(MachineStat.bootEpochSeconds(Fixtures.text("machine/stat"))).isEqualTo(1795367101L);
        assertThat(MachineStat.demand(KernelText.of("cpu  1 2 3\n"))).isNull();
    }

    @Test
    void limitOnOpenFilesIsTheSoftOne() {
        assertThat(Limits.openFiles(Fixtures.text("machine/limits"))).isEqualTo(20000);
        assertThat(Limits.openFiles(KernelText.of("Max open files   unlimited unlimited files\n")))
                .isZero();
    }

    @Test
    void throttlingIsToldByBothVersionsOfControlGroups() {
        String v1 = "nr_periods 9\nnr_throttled 4\nthrottled_time 123456789\nnr_bursts 0\n";
        String v2 = "usage_usec 5\nnr_periods 9\nnr_throttled 4\nthrottled_usec 123456\n";

        assertThat(CpuStat.throttledNanos(KernelText.of(v1))).isEqualTo(123_456_789);
        assertThat(CpuStat.throttledNanos(KernelText.of(v2))).isEqualTo(123_456_000);
        assertThat(CpuStat.throttledNanos(KernelText.of("usage_usec 5\n"))).isEqualTo(-1);
    }

    @Property
    void bytesThatAreNoKernelFileNeverThrow(@ForAll byte[] content) {
        Stat.parse(KernelText.of(content));
        Stat.cpuNanos(KernelText.of(content));
        new Schedstat().parse(KernelText.of(content));
        new SyscallLine().parse(KernelText.of(content));
        InternetTable.parse(KernelText.of(content), "tcp", new HashMap<>());
        UnixTable.parse(KernelText.of(content), new HashMap<>());
        DescriptorInfo.parse(KernelText.of(content));
        Limits.all(KernelText.of(content));
        MachineStat.demand(KernelText.of(content));
        Limits.openFiles(KernelText.of(content));
        CpuStat.throttledNanos(KernelText.of(content));
        CommandLine.parse(content).javaMain();
        PerfData.text(content, "any");
        String text = new String(content, StandardCharsets.UTF_8);
        DescriptorLink.parse(text);
        CgroupMounts.parse(text).folders("cpu", text.replace("\0", ""));
        CgroupPaths.parse(text);
        JavaRuntime.ofMaps(text);
    }

    @Property
    void everyCutOfARealFileIsSurvived(@ForAll @IntRange(max = 1500) int length) {
        byte[] whole = Fixtures.bytes("odd-name/status");
        Status status = new Status(KernelText.of(Arrays.copyOf(whole, Math.min(length, whole.length))));

        assertThat(status.threads()).isBetween(-1, 20);
        assertThat(status.voluntarySwitches()).isBetween(-1L, 4L);
    }
}
