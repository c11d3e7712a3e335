package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.SegmentKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM's answers, as JDK 17 and 25 give them. */
class JvmReportsTest {
    private static String text(String fixture, String file) {
        return Fixture.of(fixture).text(file);
    }

    private static long sizeMb(List<Claim> claims) {
        ClaimMap map = new ClaimMap();
        map.addAll(claims);
        return map.within(0, Long.MAX_VALUE).stream()
                        .mapToLong(claim -> claim.end() - claim.start())
                        .sum()
                >> 20;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17-G1",
                "17-Parallel",
                "17-Serial",
                "17-Shenandoah",
                "25-G1",
                "25-Parallel",
                "25-Serial",
                "25-Shenandoah"
            })
    void theHeapIsAsLongAsItsReserve(String fixture) {
        assertThat(sizeMb(HeapReport.claims(text(fixture, "heap")))).isEqualTo(1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17-ZGC", "25-ZGC"})
    void theHeapOfZgcIsToldByTheKernelAlone(String fixture) {
        assertThat(HeapReport.claims(text(fixture, "heap"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "17-G1, G1",
        "17-Parallel, Parallel",
        "17-Serial, Serial",
        "17-ZGC, ZGC",
        "17-Shenandoah, Shenandoah",
        "25-G1, G1",
        "25-Parallel, Parallel",
        "25-Serial, Serial",
        "25-ZGC, ZGC",
        "25-Shenandoah, Shenandoah"
    })
    void theCollectorIsNamedWithWhatIsUsed(String fixture, String collector) {
        assertThat(HeapReport.summary(text(fixture, "heap"))).matches(collector + ", [234]\\d\\d MB used");
    }

    @Test
    void anUnknownReportNamesNobody() {
        assertThat(HeapReport.summary("Unknown diagnostic command")).isEmpty();
        assertThat(HeapReport.claims("[0x, 0x)")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17-G1", "25-G1", "17-ZGC", "25-ZGC"})
    void theCodeHeapsHaveTogether240Megabytes(String fixture) {
        List<Claim> claims = CodeReport.claims(text(fixture, "code"));

        assertThat(claims).hasSize(3);
        assertThat(sizeMb(claims)).isEqualTo(240);
    }

    @ParameterizedTest
    @CsvSource({"17-G1, 1280", "25-G1, 1216"})
    void metaspaceTellsSizesButNoAddresses(String fixture, long committedKb) {
        MetaspaceReport report = MetaspaceReport.parse(text(fixture, "metaspace"));

        assertThat(report).isEqualTo(new MetaspaceReport(1, committedKb, 1024 * 1024, 192));
    }

    @Test
    void withoutAClassSpaceThereIsOneKindOfMetaspace() {
        String report = "  Non-class space:   131072.00 KB reserved,   70000.00 KB ( 53%) committed,  2 nodes.\n";

        assertThat(MetaspaceReport.parse(report)).isEqualTo(new MetaspaceReport(2, 70000, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "17-G1, 3, 34",
        "25-G1, 2, 18",
        "17-Parallel, 3, 34",
        "25-Parallel, 2, 18",
        "17-Serial, 1, 2",
        "25-Serial, 1, 2"
    })
    void theCollectorsTablesAreFoundAmongEverythingElse(String fixture, int tables, long sizeMb) {
        List<Claim> claims = GcReport.claims(text(fixture, "info"));

        assertThat(claims).hasSize(tables);
        assertThat(sizeMb(claims)).isEqualTo(sizeMb);
    }

    @Test
    void anArgumentOfTheTargetIsNoTable() {
        String info = "jvm_args: -Dx=Card table byte_map: [0x1000,0x2000] _byte_map_base: 0x0\n";

        assertThat(GcReport.claims(info)).isEmpty();
    }

    @Test
    void memoryTrackingNamesMappingsAndStacks() {
        SystemMap map = SystemMap.parse(text("25-G1-nmt", "map"));

        assertThat(map.claims())
                .extracting(Claim::kind)
                .contains(SegmentKind.JAVA_HEAP, SegmentKind.METASPACE, SegmentKind.CLASS_SPACE, SegmentKind.GC);
        assertThat(map.stacks()).hasSizeGreaterThan(20);
        assertThat(SystemMap.isTracked(text("25-G1-nmt", "map"))).isTrue();
        assertThat(SystemMap.isTracked("Memory mappings:\nNMT is disabled. VM info not available.\n"))
                .isFalse();
    }

    @Test
    void aMappingWithTwoTagsBelongsToNeither() {
        String line = "0x00007f0000000000-0x00007f0000100000  1048576 rw-p  1  0 4K  com  CODE,GC  -\n";

        assertThat(SystemMap.parse(line).claims()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17-G1", "25-G1"})
    void aThreadDumpTellsAnAddressInTheStackOfThreadsInJava(String fixture) {
        Map<Integer, Long> stacks = PrintedStacks.parse(text(fixture, "print"));

        assertThat(stacks).hasSizeBetween(4, 12);
        assertThat(stacks.values()).allMatch(address -> address > 0x7f0000000000L);
    }

    @Test
    void aNameCannotPassForTheEndOfALine() {
        String line =
                "\"x nid=1 runnable [0x00007f0000000000]\" #9 os_prio=0 tid=0x1 nid=77 runnable [0x00007f0000001000]";

        assertThat(PrintedStacks.parse(line)).containsExactly(Map.entry(77, 0x7f0000001000L));
    }
}
