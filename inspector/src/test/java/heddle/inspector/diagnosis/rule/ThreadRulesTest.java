package heddle.inspector.diagnosis.rule;

import static heddle.inspector.diagnosis.rule.Course.NOW;
import static heddle.inspector.diagnosis.rule.Course.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.WaitCause;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about how many threads there are, and about those that share a carrier. */
class ThreadRulesTest {
    /** Ten threads, and as many more a second, evenly, over the last seconds. */
    private static Course growing(double seconds, double perSecond, String name) {
        Course course = Course.of(seconds);
        for (int tid = 1; tid <= 10; tid++) course.thread(Block.of(tid).named(name + tid));
        for (int i = 1; i <= (int) (seconds * perSecond); i++) {
            long born = NOW - (long) (seconds * SECOND) + (long) (i / perSecond * SECOND) - 1;
            int number = 10 + i;
            course.thread(at -> at < born ? null : leaked(number, name, born));
        }
        return course;
    }

    private static Block leaked(int tid, String name, long born) {
        return Block.of(tid).named(name + tid).activity(Activity.idleWorker()).firstSeen(born);
    }

    @ParameterizedTest
    @CsvSource({"5, 2, MEDIUM", "5, 0.9, ", "30, 2, MEDIUM", "60, 1, HIGH", "60, 0.3, "})
    void steadyGrowthIsALeakAfterFiveSecondsAndABadOneAfterAMinute(
            double seconds, double perSecond, @Nullable Severity severity) {
        assertThat(growing(seconds, perSecond, "pool-1-thread-").findings("thread-leak"))
                .extracting(Finding::severity)
                .isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @Test
    void aLeakSaysHowManyAndHowFast() {
        assertThat(growing(5, 2, "pool-1-thread-").findings("thread-leak"))
                .extracting(Finding::summary)
                .containsExactly("20 threads named pool-#-thread-#, 2.0 more each second for 5.0 s, and hardly any of"
                        + " them ends.");
    }

    @Test
    void aPoolThatHasFilledAtOnceDoesNotLeak() {
        Course course = Course.of(10);
        for (int tid = 1; tid <= 50; tid++) {
            int number = tid;
            course.thread(at -> at < NOW - 4 * SECOND ? null : leaked(number, "exec-", NOW - 4 * SECOND));
        }

        assertThat(course.findings("thread-leak")).isEmpty();
    }

    @Test
    void threadsThatComeAndGoDoNotLeak() {
        Course course = growing(5, 2, "task-");
        for (int tid = 100; tid < 110; tid++) course.ended(leaked(tid, "task-", NOW - 2 * SECOND));

        assertThat(course.findings("thread-leak")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http-nio-8080-exec-7, http-nio-#-exec-#",
        "worker-1f2e, worker-#",
        "main, main",
        "decade, decade",
        "G1 Conc#0, G# Conc##",
        "'', ''"
    })
    void aStemIsWhatTheNamesOfAGroupShare(String name, String stem) {
        assertThat(Stem.of(name)).isEqualTo(stem);
    }

    private static Course pinned(int threads, String cpus) {
        Course course = Course.of(5).virtual().cpus(cpus);
        for (int id = 1; id <= 4; id++) {
            Block virtual = Block.virtual(900 + id).waiting(WaitCause.SLEEP);
            course.thread(id <= threads ? virtual.pinned("holds a monitor, or waits inside the JVM") : virtual);
        }
        return course;
    }

    @ParameterizedTest
    @CsvSource({"1, 0-9, MEDIUM", "1, 0-10, ", "1, 0-1, HIGH", "1, 0-2, MEDIUM", "0, 0-1, "})
    void pinnedThreadsAreAsBadAsThePartOfTheCarriersTheyKeep(int threads, String cpus, @Nullable Severity severity) {
        assertThat(pinned(threads, cpus).findings("pinned"))
                .extracting(Finding::severity)
                .isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @Test
    void withoutVirtualThreadsPinningIsNotChecked() {
        assertThat(Course.of(5).diagnosis().notChecked())
                .contains(new heddle.inspector.diagnosis.Diagnosis.Skipped(
                        "pinned", "the JVM tells of no virtual threads"));
    }

    @ParameterizedTest
    @CsvSource({"0-3, 4", "'0-3,8', 5", "7, 1", "'', 0", "'0-1,4-5', 4"})
    void cpusAreCountedFromTheKernelsList(String list, int cpus) {
        assertThat(Cpus.count(list)).isEqualTo(cpus);
    }
}
