package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthComparisonTest {

    private static final String THREADS = """
            {"threads": [
              {"tid": 11, "name": "holder", "state": "WAITING", "cause": "SLEEP", "idle": false, "since_ms": 5200,
               "share": {"running": 0, "ready": 0, "waiting": 100}, "waiting_by": {"SLEEP": 100},
               "waits_on": null, "holds": ["a.Gate@1f3a"]},
              {"tid": 12, "name": "blocked", "state": "WAITING", "cause": "MONITOR", "idle": false, "since_ms": 5100,
               "share": {"running": 0.5, "ready": 0.2, "waiting": 99.3}, "waiting_by": {"MONITOR": 99.3},
               "waits_on": {"lock": "a.Gate@1f3a", "class": "a.Gate", "kind": "monitor", "owner_name": "holder"},
               "holds": []},
              {"tid": 13, "name": "dark", "state": null, "unavailable": {"state": "not permitted"}}
            ]}
            """;

    private static final String LOCKS = """
            {"locks": [
               {"id": "a.Gate@2", "class": "a.Gate", "kind": "condition", "lost_per_s": 2, "owner": null, "waiters": []},
               {"id": "a.Gate@1f3a", "class": "a.Gate", "kind": "monitor", "lost_per_s": 1.02,
                "owner": {"tid": 11, "name": "holder"}, "owners_seen": [{"name": "holder", "percent": 100}],
                "waiters": [{"tid": 12, "name": "blocked"}], "waits": 7, "wait_ms": {"total": 5100, "p50": 12.5}},
               {"id": "a.Permits@3", "class": "a.Permits", "kind": "semaphore", "lost_per_s": 1, "owner": null,
                "owners_seen": [], "waiters": []}
             ],
             "deadlocks": [
               {"kind": "monitor", "virtual": false, "since_ms": 4000, "confidence": "sure",
                "threads": [{"tid": 21, "name": "b"}, {"tid": 22, "name": "a"}], "victims": [{"tid": 23, "name": "c"}]},
               {"kind": "lock", "threads": [{"tid": 31, "name": "p"}, {"tid": 32, "name": "q"}], "victims": []}
             ],
             "findings": [
               {"rule": "long-hold", "severity": "medium", "summary": "other holds a.Gate@2", "threads": []},
               {"rule": "long-hold", "severity": "medium", "summary": "holder holds a.Gate@1f3a", "lock": "a.Gate@1f3a",
                "threads": [{"tid": 12, "name": "blocked"}]}
             ]}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXPECT thread=holder state=WAITING|READY cause=SLEEP idle=false owner=none holds=a.Gate",
                "EXPECT thread=blocked waits_on=a.Gate owner=holder since_ms=4000.. waiting=99..100",
                "EXPECT thread=blocked running=0..1~0.4 ready=..0.2 waiting_by.MONITOR=99.3",
            })
    void holdsForThreads(String line) throws IOException {
        assertThat(compare(THREADS, line)).isNotEmpty().allMatch(Compared::holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXPECT thread=blocked state=READY",
                "EXPECT thread=blocked owner=other",
                "EXPECT thread=blocked owner=none",
                "EXPECT thread=blocked running=1..2",
                "EXPECT thread=blocked waiting_by.LOCK=0..100",
                "EXPECT thread=blocked holds=a.Gate",
                "EXPECT thread=nobody state=WAITING",
                "EXPECT thread=dark state=WAITING",
                "EXPECT thread=dark running=0..100",
            })
    void failsForThreads(String line) throws IOException {
        assertThat(compare(THREADS, line)).isNotEmpty().noneMatch(Compared::holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXPECT lock=a.Gate kind=monitor owner=holder owners_seen=holder waiters=1 lost_per_s=0.9..1.1 waits=5..8",
                "EXPECT lock=a.Gate kind=monitor wait_ms.p50=12..13",
                "EXPECT lock=a.Permits kind=semaphore owner=none waiters=0",
                "EXPECT deadlock kind=monitor virtual=false threads=a,b victims=c since_ms=3000..5000",
                "EXPECT deadlock kind=lock threads=p,q victims=none",
                "EXPECT deadlock confidence=strong|sure threads=a,b",
                "EXPECT deadlocks count=2",
                "EXPECT finding rule=convoy|long-hold severity=medium|high threads=blocked owner=holder",
                "EXPECT finding rule=long-hold lock=a.Gate",
                "EXPECT finding rule=long-hold owner=other",
                "EXPECT silent severity=high|critical",
            })
    void holdsForLocks(String line) throws IOException {
        assertThat(compare(LOCKS, line)).isNotEmpty().allMatch(Compared::holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXPECT lock=a.Gate kind=reentrant",
                "EXPECT lock=a.Gate waiters=1",
                "EXPECT lock=a.Permits owners_seen=x,y",
                "EXPECT lock=a.Other kind=monitor",
                "EXPECT deadlock threads=a",
                "EXPECT deadlock threads=a,b,c",
                "EXPECT deadlock threads=x,y victims=c",
                "EXPECT deadlock threads=a victims=none",
                "EXPECT deadlocks count=0",
                "EXPECT finding rule=convoy severity=medium",
                "EXPECT finding severity=high",
                "EXPECT finding threads=blocked,nobody",
                "EXPECT finding owner=nobody",
                "EXPECT finding lock=a.Gat",
                "EXPECT silent severity=medium",
            })
    void failsForLocks(String line) throws IOException {
        assertThat(compare(LOCKS, line)).isNotEmpty().noneMatch(Compared::holds);
    }

    @Test
    void takesOfSeveralLocksOfAClassTheOneWithTheOwner() throws IOException {
        String two = LOCKS.replace("\"kind\": \"condition\"", "\"kind\": \"monitor\"");

        assertThat(compare(two, "EXPECT lock=a.Gate kind=monitor owner=holder lost_per_s=1..1.1"))
                .allMatch(Compared::holds);
    }

    @Test
    void isNotSilentWithoutAListOfFindings() throws IOException {
        assertThat(compare(THREADS, "EXPECT silent severity=high")).noneMatch(Compared::holds);
    }

    @Test
    void hasAResultForEachFieldAlsoOfWhatIsMissing() throws IOException {
        List<Compared> results = compare(
                THREADS,
                "EXPECT thread=nobody state=WAITING cause=SLEEP running=0..1",
                "EXPECT thread=holder state=WAITING");

        assertThat(results).hasSize(4);
        assertThat(results).filteredOn(Compared::holds).hasSize(1);
    }

    @Test
    void tellsTheDistanceFromTheProgramsOwnFigure() throws IOException {
        Compared result =
                compare(THREADS, "EXPECT thread=blocked running=0..3~0.75").get(0);

        assertThat(result.verdict().error()).isEqualTo(OptionalDouble.of(-0.25));
    }

    @Test
    void tellsTheDistanceFromTheBoundWhereTheProgramHasNoFigure() throws IOException {
        Compared result =
                compare(THREADS, "EXPECT thread=blocked since_ms=6000..7000").get(0);

        assertThat(result.verdict().error()).isEqualTo(OptionalDouble.of(-900));
    }

    @Test
    void repeatsWhyAFieldIsUnavailable() throws IOException {
        Compared result = compare(THREADS, "EXPECT thread=dark state=WAITING").get(0);

        assertThat(result).asString().contains("not permitted");
    }

    @Test
    void failsForAnOwnerThatNobodyExpected() throws IOException {
        String stranger = LOCKS.replace("\"name\": \"holder\", \"percent\"", "\"name\": \"stranger\", \"percent\"");

        assertThat(compare(stranger, "EXPECT lock=a.Gate kind=monitor owners_seen=holder"))
                .filteredOn(result -> !result.holds())
                .hasSize(1);
    }

    private static List<Compared> compare(String document, String... lines) throws IOException {
        return new TruthComparison(Json.parse(document))
                .compare(Stream.of(lines).map(ExpectationParser::parse).toList());
    }
}
