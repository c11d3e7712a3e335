package heddle.inspector.diagnosis.rule;

import static heddle.inspector.diagnosis.rule.Course.MILLI;
import static heddle.inspector.diagnosis.rule.Course.NOW;
import static heddle.inspector.diagnosis.rule.Course.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.ReadyCause;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.WaitCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about threads that want a CPU, and about what the JVM makes all of them wait for. */
class CpuRulesTest {
    private static final StackFrame LOOP = new StackFrame("com.acme.Spinner", "loop", "Spinner.java", 7);

    /** A thread that spends so many thousandths of its life running and ready. */
    private static Block busy(int tid, int running, int ready, long at) {
        long elapsed = at - NOW + 100 * SECOND;
        long ran = elapsed / 1000 * running;
        long queued = elapsed / 1000 * ready;
        StateTimes times = StateTimes.ZERO.plus(ran, queued, elapsed - ran - queued, WaitCause.PARK);
        return Block.of(tid).times(times).asOf(at);
    }

    @ParameterizedTest
    @CsvSource({"1000, 250, 1", "1000, 249, 0", "200, 200, 0", "900, 1000, 1"})
    void threadsThatAreReadyForAFifthOfWhatTheyWantLackACpu(int running, int ready, int found) {
        Course course = Course.of(5).thread(at -> busy(1, running, ready, at));

        assertThat(course.findings("no-cpu")).hasSize(found);
    }

    @Test
    void whoLacksACpuIsNamedAndWhyIsSaid() {
        Course course = Course.of(5).thread(at -> busy(1, 500, 500, at)).thread(at -> busy(2, 100, 0, at));

        Finding finding = course.findings("no-cpu").get(0);

        assertThat(finding.summary())
                .isEqualTo("Threads are ready but without a CPU for 45 % of the time in which they want one, above all"
                        + " t1: other threads have them.");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aQuotaThatKeepsThreadsFromTheCpusIsNamed() {
        Course course = Course.of(5).thread(at -> busy(1, 500, 500, at).activity(Activity.ready(ReadyCause.THROTTLED)));

        Finding finding = course.findings("no-cpu").get(0);

        assertThat(finding.summary()).endsWith(": a quota keeps the process from them.");
        assertThat(finding.advice()).startsWith("Raise the CPU quota");
    }

    @ParameterizedTest
    @CsvSource({"499, ", "500, MEDIUM", "999, MEDIUM", "1000, HIGH"})
    void stopsOfAllThreadsAreAsBadAsTheirPartOfTenSeconds(int millis, Severity severity) {
        Course course = Course.of(12);
        for (int i = 0; i < 10; i++) course.paused(NOW - 9 * SECOND + i * SECOND / 2, millis * MILLI / 10);

        assertThat(course.findings("stop-the-world"))
                .extracting(Finding::severity)
                .isEqualTo(severity == null ? java.util.List.of() : java.util.List.of(severity));
    }

    @Test
    void stopsThatAreToldTwiceCountOnce() {
        Course course = Course.of(12).paused(NOW - 5 * SECOND, 400 * MILLI).paused(NOW - 5 * SECOND, 390 * MILLI);

        assertThat(course.findings("stop-the-world")).isEmpty();
    }

    @Test
    void stopsOfLongAgoAreForgotten() {
        assertThat(Course.of(30).paused(NOW - 13 * SECOND, 3 * SECOND - 1).findings("stop-the-world"))
                .isEmpty();
    }

    @Test
    void aLongStopSaysWhatItWasFor() {
        assertThat(Course.of(12).paused(NOW - 5 * SECOND, 2100 * MILLI).findings("stop-the-world"))
                .extracting(Finding::summary)
                .containsExactly(
                        "The JVM stopped all threads for 21 % of the last 10 s, once for 2.1 s: mostly G1 young.");
    }

    private static StackFrame asking(String method) {
        return new StackFrame("java.lang.Thread", method, "Thread.java", 1);
    }

    /** A thread that runs so much of the time, its stacks taken at every look with {@code top} on top. */
    private static Course spinning(int running, StackFrame... top) {
        return Course.of(6)
                .thread(at -> busy(1, running, 0, at)
                        .frames(top[(int) (at / Course.TICK % top.length)], LOOP)
                        .framesAt(at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onSpinWait", "yield", "yield0"})
    void aThreadThatAsksAllTheTimeSpins(String method) {
        assertThat(spinning(900, asking(method)).findings("hot-spin"))
                .extracting(Finding::summary)
                .containsExactly("t1 spins: it uses a CPU to ask again and again whether to go on.");
    }

    @Test
    void aThreadThatRestsATenthOfTheTimeDoesNotSpin() {
        assertThat(spinning(899, asking("yield")).findings("hot-spin")).isEmpty();
    }

    @Test
    void aThreadThatComputesInFewPlacesIsOnlyWorthAWord() {
        assertThat(spinning(1000, LOOP).findings("hot-spin"))
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO);
        assertThat(spinning(1000, LOOP, LOOP, asking("yield")).findings("hot-spin"))
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO);
    }

    @Test
    void aThreadThatComputesInManyPlacesIsHealthy() {
        StackFrame[] places = new StackFrame[4];
        for (int i = 0; i < places.length; i++) {
            places[i] = new StackFrame("com.acme.Solver", "step" + i, "Solver.java", i);
        }

        assertThat(spinning(1000, places).findings("hot-spin")).isEmpty();
    }
}
