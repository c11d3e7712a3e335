package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetaspaceClaimsTest {
    private static final long MB = 1 << 20;
    private static final long AREA = 64 * MB;
    private static final long BASE = 0x7fe2df000000L;

    private final List<Mapping> mappings = new ArrayList<>();
    private final ClaimMap taken = new ClaimMap();

    private void map(long start, long length, String permissions) {
        mappings.add(new Mapping(start, start + length, permissions, 0, "", 1, 1, 0));
    }

    private void area(long start, long usable) {
        map(start, usable, "rw-p");
        map(start + usable, AREA - usable, "---p");
    }

    private List<Claim> claims(int nodes, long committedMb) {
        return MetaspaceClaims.of(new MetaspaceReport(nodes, committedMb * 1024, 0, 0), mappings, taken);
    }

    @Test
    void anAreaIsKnownByItsLengthAndByHowMuchOfItIsInUse() {
        area(BASE, 12 * MB);

        assertThat(claims(1, 12)).containsExactly(Claim.inferred(BASE, BASE + AREA, SegmentKind.METASPACE, ""));
    }

    @Test
    void anotherAmountInUseIsSomethingElse() {
        area(BASE, 12 * MB);

        assertThat(claims(1, 30)).isEmpty();
    }

    @Test
    void ofSeveralReservesTheOneWithTheRightAmountInUseIsIt() {
        area(BASE, 12 * MB);
        area(BASE + 4 * AREA, 30 * MB);

        assertThat(claims(1, 30)).extracting(Claim::start).containsExactly(BASE + 4 * AREA);
    }

    @Test
    void twoReservesWhereTheJvmHasOneAreNotGuessedAt() {
        area(BASE, 12 * MB);
        area(BASE + 4 * AREA, 12 * MB);

        assertThat(claims(1, 12)).isEmpty();
        assertThat(claims(2, 24)).hasSize(2);
    }

    @Test
    void areasThatTheKernelJoinedAreToldApart() {
        map(BASE, AREA + 8 * MB, "rw-p");
        map(BASE + AREA + 8 * MB, AREA - 8 * MB, "---p");

        assertThat(claims(2, 72)).extracting(Claim::start).containsExactly(BASE, BASE + AREA);
    }

    @Test
    void anAreaThatTheKernelJoinedWithWhatLiesBelowIsFoundInside() {
        map(BASE - 0x33000, 0x33000 + 12 * MB, "rw-p");
        map(BASE + 12 * MB, AREA - 12 * MB, "---p");

        assertThat(claims(1, 12)).containsExactly(Claim.inferred(BASE, BASE + AREA, SegmentKind.METASPACE, ""));
    }

    @Test
    void aReserveThatGrowsByPagesIsTheAllocators() {
        area(BASE, 12 * MB + 4096);

        assertThat(claims(1, 12)).isEmpty();
    }

    @Test
    void whatSomebodyProvedIsNoMetaspace() {
        area(BASE, 12 * MB);
        taken.add(Claim.proved(BASE, BASE + AREA, SegmentKind.MALLOC, "arena"));

        assertThat(claims(1, 12)).isEmpty();
    }

    @Test
    void theClassSpaceIsOneReserveOfItsOwnLength() {
        map(BASE, 2 * MB, "rw-p");
        map(BASE + 2 * MB, 1022 * MB, "---p");

        assertThat(MetaspaceClaims.of(new MetaspaceReport(0, 0, 1024 * 1024, 2048), mappings, taken))
                .containsExactly(Claim.inferred(BASE, BASE + 1024 * MB, SegmentKind.CLASS_SPACE, ""));
    }
}
