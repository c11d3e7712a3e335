package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SmapsTest {
    private static final String ONE = """
            7f7e5bec7000-7f7e5c137000 rw-p 00001000 fe:00 328742      NAME
            Size:               2496 kB
            KernelPageSize:        4 kB
            Rss:                  72 kB
            Pss:                  41 kB
            Shared_Clean:         20 kB
            Shared_Dirty:         10 kB
            Private_Clean:         2 kB
            Private_Dirty:        40 kB
            Shared_Hugetlb:     2048 kB
            Private_Hugetlb:    4096 kB
            THPeligible:           0
            VmFlags: rd wr mr mw me ac
            """;

    private static List<Mapping> parse(String text) throws IOException {
        return Smaps.parse(Fixture.stream(text));
    }

    private static Mapping named(String name) throws IOException {
        return parse(ONE.replace("NAME", name)).get(0);
    }

    @Test
    void mapsHasTheSameWithoutFigures() throws IOException {
        List<Mapping> mappings = Smaps.parseMaps(Fixture.stream("""
                7f7e5bec7000-7f7e5c137000 rw-p 00001000 fe:00 328742      /a name
                7ffd39e20000-7ffd39e41000 rw-p 00000000 00:00 0           [stack]
                """));

        assertThat(mappings).extracting(Mapping::name).containsExactly("/a name", "[stack]");
        assertThat(mappings.get(1).end()).isEqualTo(0x7ffd39e41000L);
    }

    @Test
    void readsWhatBelongsToAMapping() throws IOException {
        assertThat(parse(ONE.replace("NAME", "/lib/libjvm.so")))
                .containsExactly(
                        new Mapping(0x7f7e5bec7000L, 0x7f7e5c137000L, "rw-p", 0x1000, "/lib/libjvm.so", 72, 42, 30));
    }

    @Test
    void aNameMayHoldBlanksAndEscapedLineBreaks() throws IOException {
        assertThat(named("/srv/my  app/a\\012b.jar").name()).isEqualTo("/srv/my  app/a\\012b.jar");
        assertThat(named("/srv/가나.so").name()).isEqualTo("/srv/가나.so");
    }

    @Test
    void aDeletedFileIsKnownAsSuch() throws IOException {
        assertThat(named("/memfd:java_heap (deleted)").isDeleted()).isTrue();
        assertThat(named("/srv/undeleted").isDeleted()).isFalse();
    }

    @Test
    void memoryWithoutAFileHasNoName() throws IOException {
        Mapping mapping = named("");

        assertThat(mapping.name()).isEmpty();
        assertThat(mapping.isAnonymousData()).isTrue();
    }

    @Test
    void theLastPageOfTheAddressSpaceIsAMappingToo() throws IOException {
        String vsyscall =
                "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]\nVmFlags: ex \n";

        assertThat(parse(vsyscall).get(0).sizeKb()).isEqualTo(4);
        assertThat(parse(vsyscall).get(0).contains(0xffffffffff600fffL)).isTrue();
    }

    @Test
    void aMappingThatWasCutOffIsLeftOut() throws IOException {
        String cut = ONE + ONE.substring(0, ONE.indexOf("Private_Dirty"));

        assertThat(parse(cut)).hasSize(1);
    }

    @Test
    void aProcessWithoutMemoryHasNoMappings() throws IOException {
        assertThat(parse("")).isEmpty();
    }

    @Test
    void everyMappingOfARealProcessIsFound() throws IOException {
        for (String name : Fixture.ALL) {
            String smaps = Fixture.of(name).text("smaps");
            long flags =
                    smaps.lines().filter(line -> line.startsWith("VmFlags")).count();

            assertThat(parse(smaps)).as(name).hasSize((int) flags);
        }
    }

    @Property(tries = 50)
    void itDoesNotMatterInWhatPiecesTheKernelHandsOver(@ForAll @IntRange(min = 1, max = 200_000) int piece)
            throws IOException {
        String smaps = Fixture.of("25-G1").text("smaps");

        assertThat(Smaps.parse(inPieces(smaps, piece))).isEqualTo(parse(smaps));
    }

    private static InputStream inPieces(String text, int piece) {
        InputStream whole = Fixture.stream(text);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return whole.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return whole.read(into, offset, Math.min(length, piece));
            }
        };
    }
}
