package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Segment;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadStack;
import heddle.inspector.observation.MemorySeen;
import heddle.inspector.timeline.MemoryFold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The address spaces of real JVMs, from their kernel files and answers alone. */
class MemoryReaderTest {
    static final List<String> ALL = Fixture.ALL;

    private static final long LIVE_KB = 200 * 1024;

    private final Path proc;
    private final AtomicLong ticks = new AtomicLong();

    MemoryReaderTest(@TempDir Path proc) {
        this.proc = proc;
    }

    private MemoryReader reader(Fixture fixture, boolean asks) {
        JvmCommands jvm = asks ? fixture::answer : JvmCommands.none();
        return new MemoryReader(proc, Fixture.target(), jvm, true, ticks::incrementAndGet);
    }

    private MemoryMap map(String name, boolean asks) throws IOException {
        Fixture fixture = Fixture.of(name);
        fixture.writeTo(proc);
        return new MemoryFold().hear(reader(fixture, asks).read());
    }

    private static long rssKb(MemoryMap map, SegmentKind kind) {
        return map.segment(kind).map(Segment::rssKb).orElse(0L);
    }

    private static long sizeKb(MemoryMap map, SegmentKind kind) {
        return map.segment(kind).map(Segment::sizeKb).orElse(0L);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theSumIsTheResidentSet(String name) throws IOException {
        MemoryMap map = map(name, true);

        assertThat(map.rssKb()).isPositive().isEqualTo(map.footprint().rssKb());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theHeapHoldsWhatTheProgramTouched(String name) throws IOException {
        MemoryMap map = map(name, true);

        assertThat(rssKb(map, SegmentKind.JAVA_HEAP)).isGreaterThan(LIVE_KB);
        assertThat(map.collector()).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void classesAndCodeAreFoundByWhatTheJvmTells(String name) throws IOException {
        MemoryMap map = map(name, true);

        assertThat(sizeKb(map, SegmentKind.CLASS_SPACE)).isEqualTo(1024 * 1024);
        assertThat(rssKb(map, SegmentKind.METASPACE)).isBetween(1000L, 2000L);
        assertThat(sizeKb(map, SegmentKind.METASPACE)).isEqualTo(64 * 1024);
        assertThat(sizeKb(map, SegmentKind.CODE_CACHE)).isBetween(240L * 1024, 250L * 1024);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aJvmThatIsNotAskedKeepsItsPartsUnnamed(String name) throws IOException {
        MemoryMap map = map(name, false);

        assertThat(rssKb(map, SegmentKind.METASPACE)).isZero();
        assertThat(rssKb(map, SegmentKind.CODE_CACHE)).isPositive();
        assertThat(rssKb(map, SegmentKind.JAVA_HEAP) > 0).isEqualTo(name.contains("ZGC"));
        assertThat(map.unavailable()).containsKey("jvm");
        assertThat(map.rssKb()).isEqualTo(map.footprint().rssKb());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyBlockedThreadHasItsStack(String name) throws IOException {
        MemoryMap map = map(name, true);

        assertThat(map.stacks()).hasSize(map.footprint().threads());
        assertThat(map.stacks().subList(1, map.stacks().size()))
                .allSatisfy(stack -> assertThat(stack.reservedKb()).isIn(1024L, 1028L));
        assertThat(rssKb(map, SegmentKind.STACK))
                .isEqualTo(
                        map.stacks().stream().mapToLong(ThreadStack::residentKb).sum());
    }

    @Test
    void theArchiveInsideTheHeapBelongsToTheHeap() throws IOException {
        MemoryMap map = map("17-G1", true);

        assertThat(map.parts(SegmentKind.JAVA_HEAP)).anyMatch(part -> part.start() == 0xffe00000L);
    }

    @Test
    void pageTablesAndKernelStacksDoNotCount() throws IOException {
        Segment kernel = map("25-G1", true).segment(SegmentKind.KERNEL).orElseThrow();

        assertThat(kernel.rssKb()).isEqualTo(-1);
        assertThat(kernel.sizeKb()).isGreaterThan(8 * 16);
    }

    @Test
    void aFileIsNamedForWhatItIsWhenItCannotBeLookedInto() throws IOException {
        MemoryMap map = map("25-G1", true);

        assertThat(map.parts(SegmentKind.TEXT))
                .allMatch(part -> part.permissions().charAt(2) == 'x');
        assertThat(map.parts(SegmentKind.FILE_MAPPING))
                .allMatch(part -> part.label().startsWith("/"));
    }

    @Test
    void aProcessThatVanishesIsAResult() {
        MemorySeen seen = reader(Fixture.of("17-G1"), true).read();

        assertThat(seen.access()).isEqualTo(MemorySeen.Access.ENDED);
        assertThat(seen.parts()).isEmpty();
        assertThat(seen.unavailable()).containsKey("segments");
    }

    @Test
    void anotherProcessWithTheSamePidIsNotRead() throws IOException {
        Fixture fixture = Fixture.of("17-G1");
        fixture.writeTo(proc);
        Target before = new Target(Fixture.PID, 76, "shop", "17");

        MemorySeen seen = new MemoryReader(proc, before, JvmCommands.none(), true, ticks::incrementAndGet).read();

        assertThat(seen.access()).isEqualTo(MemorySeen.Access.ENDED);
    }

    @Test
    void whatTheKernelRefusesIsTold() throws IOException {
        Fixture fixture = Fixture.of("17-G1");
        Path smaps = fixture.writeTo(proc).resolve("smaps");
        Files.delete(smaps);
        Files.createDirectory(smaps);

        assertThat(reader(fixture, true).read().access()).isEqualTo(MemorySeen.Access.REFUSED);
    }

    @Test
    void aKernelThreadHasNoMemory() throws IOException {
        Fixture fixture = Fixture.of("17-G1");
        Files.writeString(fixture.writeTo(proc).resolve("smaps"), "");

        assertThat(reader(fixture, true).read().access()).isEqualTo(MemorySeen.Access.NO_MEMORY);
    }

    @Test
    void nothingOfTheTargetsMemoryIsReadWhenThatIsSwitchedOff() throws IOException {
        Fixture fixture = Fixture.of("17-G1");
        fixture.writeTo(proc);

        MemorySeen seen =
                new MemoryReader(proc, Fixture.target(), fixture::answer, false, ticks::incrementAndGet).read();

        assertThat(seen.unavailable()).containsEntry("malloc", "switched off by --no-peek");
    }

    /** The second thread of the fixture; it runs, and its words are those of the kernel when it was blocked. */
    private String[] second(Fixture fixture) throws IOException {
        String[] words = fixture.text("syscalls").lines().toList().get(1).split(" ");
        Files.writeString(fixture.writeTo(proc).resolve("task/" + words[0] + "/syscall"), "running\n");
        return words;
    }

    @Test
    void aThreadThatRunsHasTheStackItWasMetBlockedOnBefore() throws IOException {
        Fixture fixture = Fixture.of("17-G1");
        String[] second = second(fixture);
        int tid = Integer.parseInt(second[0]);
        MemoryReader reader = reader(fixture, false);
        assertThat(reader.stacks(Map.of())).extracting(ThreadStack::tid).doesNotContain(tid);

        assertThat(reader.stacks(Map.of(tid, Long.decode(second[second.length - 2]))))
                .extracting(ThreadStack::tid)
                .contains(tid)
                .hasSize(8);
    }

    @Test
    void aThreadThatNeverBlocksIsLookedForInTheThreadDumpOnce() throws IOException {
        Fixture fixture = Fixture.of("17-G1");
        second(fixture);
        MemoryReader reader = reader(fixture, true);

        assertThat(reader.read().unavailable()).containsKey("stacks");
        assertThat(reader.traces()).isEmpty();
        MemorySeen again = reader.read();
        assertThat(again.stacks()).hasSize(8);
        assertThat(again.pauseNanos()).isPositive();
        assertThat(reader.read().pauseNanos()).isZero();
        assertThat(reader.traces()).singleElement().asString().startsWith("Thread.print");
    }
}
