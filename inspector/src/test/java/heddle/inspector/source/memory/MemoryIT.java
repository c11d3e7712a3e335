package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heddle.inspector.model.Growth;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Mode;
import heddle.inspector.model.Segment;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadDetails;
import heddle.inspector.model.ThreadStack;
import heddle.inspector.observation.MemorySeen;
import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Preflight;
import heddle.inspector.source.attach.TargetProcess;
import heddle.inspector.source.procfs.ThreadDetailsReader;
import heddle.inspector.timeline.MemoryFold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The address space of running JVMs, of both JDKs and with each collector; and of a process that is none. */
class MemoryIT {
    private static final Path PROC = Path.of("/proc");
    private static final int HEAP_MB = 600;

    static Stream<Path> jdks() throws IOException {
        return ChildJvm.jdks().stream();
    }

    static Stream<Arguments> jdksAndCollectors() throws IOException {
        return jdks().flatMap(jdk ->
                Stream.of("G1", "Parallel", "Serial", "Z").map(collector -> Arguments.of(jdk, collector)));
    }

    private static ChildJvm start(Path jdk, String collector, int megabytes, String... more) throws IOException {
        List<String> options = new ArrayList<>(
                List.of("-Xmx1g", "-XX:-UseSerialGC", "-XX:+Use" + collector + "GC", "-Dmegabytes=" + megabytes));
        options.addAll(List.of(more));
        return ChildJvm.start(jdk, Roomy.class, options.toArray(String[]::new));
    }

    private static TargetProcess examined(ChildJvm jvm) throws AttachException {
        return new Preflight(Path.of("/"), false)
                .examine(jvm.pid(), Mode.AGENTLESS)
                .orThrow()
                .process();
    }

    private static MemoryReader reader(Target target, JvmCommands jvm) {
        return new MemoryReader(PROC, target, jvm, true, System::nanoTime);
    }

    private static long rssKb(MemoryMap map, SegmentKind kind) {
        return map.segment(kind).map(Segment::rssKb).orElse(0L);
    }

    private static void assertSums(MemoryMap map) {
        double statusKb = map.footprint().rssKb();
        assertThat((double) map.rssKb()).isCloseTo(statusKb, within(statusKb / 100));
    }

    /** A thread that has just started may be met on a CPU once more. */
    private static MemoryMap awaitEveryStack(MemoryFold fold, MemoryReader reader) {
        Instant end = Instant.now().plusSeconds(10);
        MemoryMap map = fold.hear(reader.read());
        while (map.stacks().size() < map.footprint().threads() && Instant.now().isBefore(end)) {
            map = fold.hear(reader.read());
        }
        return map;
    }

    @ParameterizedTest
    @MethodSource("jdksAndCollectors")
    void aTouchedHeapIsNamedAndTheSumIsTheResidentSet(Path jdk, String collector) throws Exception {
        try (ChildJvm jvm = start(jdk, collector, HEAP_MB)) {
            TargetProcess process = examined(jvm);
            try (AttachedJvm commands = new AttachedJvm(() -> Optional.of(process))) {
                MemoryReader reader = reader(process.target(), commands);
                MemoryFold fold = new MemoryFold();
                fold.hear(reader.read());
                MemoryMap map = awaitEveryStack(fold, reader);

                report(ChildJvm.feature(jdk) + " " + collector, map);
                assertSums(map);
                assertThat(map.namedPercent()).isGreaterThan(ChildJvm.feature(jdk) >= 24 ? 95 : 85);
                assertThat(rssKb(map, SegmentKind.JAVA_HEAP)).isGreaterThan(HEAP_MB * 1024);
                assertThat(rssKb(map, SegmentKind.METASPACE)).isPositive();
                assertThat(rssKb(map, SegmentKind.CLASS_SPACE)).isPositive();
                assertThat(rssKb(map, SegmentKind.MALLOC)).isPositive();
                assertThat(rssKb(map, SegmentKind.GC) > 0).isEqualTo(!collector.equals("Z"));
                assertThat(map.stacks()).hasSize(map.footprint().threads());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aSmallJvmIsNamedToEightyFivePercent(Path jdk) throws Exception {
        try (ChildJvm jvm = start(jdk, "G1", 5)) {
            TargetProcess process = examined(jvm);
            try (AttachedJvm commands = new AttachedJvm(() -> Optional.of(process))) {
                MemoryMap map =
                        new MemoryFold().hear(reader(process.target(), commands).read());

                report(ChildJvm.feature(jdk) + " small", map);
                assertSums(map);
                assertThat(map.namedPercent()).isGreaterThan(85);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everyBlockedThreadsStackIsFoundFromOutsideAndIsTheOneTheJvmTells(Path jdk) throws Exception {
        try (ChildJvm jvm = start(jdk, "G1", 1, "-XX:NativeMemoryTracking=summary")) {
            TargetProcess process = examined(jvm);
            TaskFolder tasks = new TaskFolder(PROC.resolve("" + jvm.pid()));
            MemoryReader reader = reader(process.target(), JvmCommands.none());
            Map<Integer, ThreadStack> stacks = new HashMap<>();
            List<Integer> blocked = blocked(tasks);
            // Who is on a CPU at one look is met at another: a JVM that has just started still compiles.
            for (int look = 0; look < 20; look++) {
                reader.stacks(Map.of()).forEach(stack -> stacks.put(stack.tid(), stack));
            }
            blocked.retainAll(blocked(tasks));

            assertThat(blocked).hasSizeGreaterThan(9);
            assertThat(stacks).containsKeys(blocked.toArray(new Integer[0]));
            Map<Integer, Long> told = told(process, ChildJvm.feature(jdk) >= 24);
            told.keySet().retainAll(stacks.keySet());
            assertThat(told).hasSizeGreaterThan(9);
            told.forEach((tid, address) -> assertThat(stacks)
                    .hasEntrySatisfying(
                            tid, stack -> assertThat(stack.contains(address)).isTrue()));
            System.out.printf(
                    "stacks JDK %d: %d found, %d confirmed%n", ChildJvm.feature(jdk), stacks.size(), told.size());
        }
    }

    private static List<Integer> blocked(TaskFolder tasks) {
        return Arrays.stream(tasks.threads())
                .filter(tid -> tasks.of(tid) != 0)
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<Integer, Long> told(TargetProcess process, boolean mapped) throws AttachException {
        try (AttachedJvm jvm = new AttachedJvm(() -> Optional.of(process))) {
            return new TreeMap<>(
                    mapped
                            ? SystemMap.parse(jvm.ask(JvmQuestions.MAP)).stacks()
                            : PrintedStacks.parse(jvm.ask(JvmQuestions.THREADS)));
        }
    }

    @Test
    void aProcessThatIsNoJvmIsReadTooWithFewerNames() throws Exception {
        Process sleep = new ProcessBuilder("sh", "-c", "sleep 100; true").start();
        try {
            ChildJvm.waitFor(
                    "the shell's own program", () -> sleep.descendants().count() > 0);
            long start = startTicks(sleep.pid());
            MemorySeen seen = reader(new Target((int) sleep.pid(), start, "sh", null), JvmCommands.none())
                    .read();
            MemoryMap map = new MemoryFold().hear(seen);

            assertSums(map);
            assertThat(map.unavailable()).doesNotContainKey("jvm");
            assertThat(rssKb(map, SegmentKind.TEXT)).isPositive();
            assertThat(rssKb(map, SegmentKind.STACK)).isPositive();
            assertThat(map.segment(SegmentKind.TEXT).orElseThrow().growth()).isEqualTo(Growth.UNKNOWN);
        } finally {
            sleep.descendants().forEach(ProcessHandle::destroyForcibly);
            sleep.destroyForcibly();
        }
    }

    /** Found by its own mapping and page table, without those of all others. */
    @ParameterizedTest
    @MethodSource("jdks")
    void theStackOfOneThreadIsTheOneAmongAll(Path jdk) throws Exception {
        try (ChildJvm jvm = start(jdk, "Serial", 1)) {
            Target target = examined(jvm).target();
            MemoryReader all = reader(target, JvmCommands.none());
            StackReader one = new StackReader(PROC, target);
            List<ThreadStack> stacks = all.stacks(Map.of());

            assertThat(stacks).hasSizeGreaterThan(5);
            int compared = 0;
            for (ThreadStack stack : stacks) {
                ThreadStack found = awaitStack(one, target.pid(), stack.tid());
                if (found == null) continue;
                compared++;
                assertThat(List.of(found.start(), found.end(), found.guardKb()))
                        .isEqualTo(List.of(stack.start(), stack.end(), stack.guardKb()));
                assertThat((double) found.residentKb()).isCloseTo((double) stack.residentKb(), within(64.0));
            }
            assertThat(compared).isGreaterThan(5);
        }
    }

    /** Null when the thread has ended, or has been on a CPU at each of many looks. */
    private static @Nullable ThreadStack awaitStack(StackReader reader, int pid, int tid) {
        for (int look = 0; look < 50; look++) {
            ThreadDetails details = ThreadDetailsReader.read(PROC, pid, tid).orElse(null);
            if (details == null) return null;
            ThreadStack found = reader.complete(details).stack();
            if (found != null) return found;
        }
        return null;
    }

    private static long startTicks(long pid) throws IOException {
        String stat = Files.readString(PROC.resolve(pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
    }

    private static void report(String what, MemoryMap map) {
        String segments = map.segments().stream()
                .filter(segment -> segment.rssKb() > 0)
                .map(segment -> segment.kind() + " " + segment.rssKb())
                .collect(Collectors.joining(", "));
        System.out.println(String.format(
                Locale.ROOT,
                "memory JDK %s: %.1f %% named of %d K (VmRSS %d K), %d stacks of %d threads, read in %.1f ms: %s",
                what,
                map.namedPercent(),
                map.rssKb(),
                map.footprint().rssKb(),
                map.stacks().size(),
                map.footprint().threads(),
                map.costNanos() / 1e6,
                segments));
    }
}
