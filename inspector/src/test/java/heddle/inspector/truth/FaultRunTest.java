package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FaultRunTest {

    private static final FaultProgram PROGRAM = new FaultProgram(
            new SampleProcess.Launch("a.Main", "", List.of()),
            "deadlock-pool",
            "deadlock",
            "pool",
            "platform",
            "",
            false,
            false);

    private static final FaultRun RUN = run(
            compared("lock=a.Gate", "owner", "holder", "holder", OptionalDouble.empty(), true),
            compared("lock=a.Gate", "lost_per_s", "0.90..1.10~1.00", "0.5", OptionalDouble.of(-0.5), false),
            compared("deadlock", "threads", "a,b", "[a]", OptionalDouble.empty(), false),
            compared("deadlock", "kind", "pool", "pool", OptionalDouble.empty(), true),
            compared("deadlocks", "count", "1", "[x, y]", OptionalDouble.of(1), false));

    @Test
    void missesASubjectOfWhichAFieldIsWrongUnlessItIsAnAmount() {
        assertThat(RUN.told()).containsExactly("deadlock", "deadlocks", "lock");
        assertThat(RUN.missed()).containsExactly("deadlock", "deadlocks");
    }

    @Test
    void isNoSurpriseWhenAllThatIsMissedIsKnownToBe() {
        assertThat(Unseen.of(List.of("# why", "", "deadlock-pool: deadlock deadlocks"))
                        .surprises(RUN))
                .isEmpty();
    }

    @Test
    void isASurpriseWhenMoreIsMissed() {
        assertThat(Unseen.of(List.of("deadlock-pool: deadlocks")).surprises(RUN))
                .containsExactly("deadlock threads: expected a,b, seen [a]");
    }

    @Test
    void isASurpriseWhenLessIsMissed() {
        assertThat(Unseen.of(List.of("deadlock-pool: deadlock deadlocks lock")).surprises(RUN))
                .singleElement()
                .asString()
                .startsWith("lock is told now");
    }

    @Test
    void isNoSurpriseEitherWayWhereItIsToldNowAndThen() {
        assertThat(Unseen.of(List.of("deadlock-pool: ?deadlock deadlocks ?lock"))
                        .surprises(RUN))
                .isEmpty();
    }

    @Test
    void isCounted() {
        FaultTally tally = FaultTally.of("all", List.of(RUN));

        assertThat(tally.deadlocks()).isOne();
        assertThat(tally.deadlocksFound()).isZero();
        assertThat(tally.falseDeadlocks()).isOne();
        assertThat(tally.ownersRight()).isEqualTo(tally.owners()).isOne();
        assertThat(tally.ownersInvented()).isZero();
        assertThat(tally.lost()).isOne();
        assertThat(tally.lostClose()).isZero();
    }

    private static FaultRun run(Compared... results) {
        return new FaultRun(PROGRAM, new Jdk(17, Path.of("jdk")), List.of(results), new Json(null), true, "");
    }

    private static Compared compared(
            String subject, String field, String expected, String seen, OptionalDouble error, boolean holds) {
        return new Compared(subject, field, expected, new Expected.Verdict(seen, error, holds));
    }
}
