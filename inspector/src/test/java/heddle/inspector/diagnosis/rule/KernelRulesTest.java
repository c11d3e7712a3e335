package heddle.inspector.diagnosis.rule;

import static heddle.inspector.diagnosis.rule.Course.NOW;
import static heddle.inspector.diagnosis.rule.Course.SECOND;
import static heddle.inspector.diagnosis.rule.Course.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules about threads that Java calls running while they wait in the kernel. */
class KernelRulesTest {
    private static final StackFrame SITE = new StackFrame("com.acme.Import", "lock", "Import.java", 88);

    private static Block worker(int number) {
        return Block.of(number)
                .named("worker-" + number)
                .jvmState(JvmState.RUNNABLE)
                .frames(SITE);
    }

    private static Block sleeping(int number, WaitCause cause) {
        return worker(number).waiting(cause).since(NOW - 4 * SECOND);
    }

    /** Whether the moment is among the first {@code ticks} of the last 13, which are the last three seconds. */
    private static boolean isEarly(long at, int ticks) {
        return at - (NOW - 3 * SECOND) < ticks * TICK;
    }

    @Test
    void aThreadThatWaitsForALockOnAFileIsHeldUpByAnotherProcess() {
        Finding finding = Course.of(5)
                .thread(worker(1)
                        .kernelWait(WaitCause.FILE_LOCK, "/var/state.db")
                        .since(NOW - 4 * SECOND))
                .findings("file-lock")
                .get(0);

        assertThat(finding.summary())
                .isEqualTo(
                        "worker-1 waits for a lock on /var/state.db that another process holds, the longest for 4.0 s.");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @ParameterizedTest
    @CsvSource({"6, 1", "7, 0"})
    void aLockOnAFileIsTakenForHeldWhenMostLooksFindItSo(int freeLooks, int found) {
        Course course =
                Course.of(5).thread(at -> isEarly(at, freeLooks) ? worker(1) : sleeping(1, WaitCause.FILE_LOCK));

        assertThat(course.findings("file-lock")).hasSize(found);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLASS_INIT", "NATIVE_LOCK", "FILE_LOCK"})
    void aGroupThatIsCalledRunnableAndHeldUpIsTold(WaitCause cause) {
        Course course = Course.of(5).thread(sleeping(1, cause)).thread(sleeping(2, cause));

        assertThat(course.findings("false-runnable"))
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH);
    }

    @Test
    void halfOfAGroupIsNotMostOfIt() {
        Course course = Course.of(5).thread(sleeping(1, WaitCause.CLASS_INIT)).thread(worker(2));

        assertThat(course.findings("false-runnable")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SOCKET", "POLL", "FILE", "PIPE", "CHILD", "SLEEP", "OTHER"})
    void aThreadThatWaitsForInputIsRunnableToJavaAndNotAtFault(WaitCause cause) {
        Course course = Course.of(5).thread(sleeping(1, cause)).thread(sleeping(2, cause));

        assertThat(course.findings("false-runnable")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9, 1", "10, 0"})
    void aGroupThatWaitsAThirdOfItsTimeForOneServiceIsHeldUpByIt(int otherLooks, int found) {
        Course course = Course.of(5)
                .thread(at -> isEarly(at, otherLooks)
                        ? worker(1)
                        : worker(1).kernelWait(WaitCause.SOCKET, "socket 10.0.0.7:5432"));

        assertThat(course.findings("outside-service")).hasSize(found);
    }

    @Test
    void aServiceIsNamed() {
        assertThat(Course.of(5)
                        .thread(worker(1).kernelWait(WaitCause.SOCKET, "socket 10.0.0.7:5432"))
                        .findings("outside-service"))
                .extracting(Finding::summary)
                .containsExactly("worker-1 spends 100 % of the time waiting for an answer from 10.0.0.7:5432.");
    }

    @ParameterizedTest
    @CsvSource({"socket 10.0.0.9:51234", "listening :8080", "socket", "''"})
    void whoWaitsForACallerWaitsForNoService(String detail) {
        assertThat(Course.of(5)
                        .thread(worker(1).kernelWait(WaitCause.SOCKET, detail))
                        .findings("outside-service"))
                .isEmpty();
    }

    /** A thread that was seen waiting for events of connections, and did {@code blocking} at the last looks. */
    private static Course eventLoop(String events, WaitCause cause, int freeLooks) {
        return Course.of(10)
                .thread(at -> isEarly(at, freeLooks)
                        ? worker(1).kernelWait(WaitCause.POLL, events)
                        : worker(1).waiting(cause));
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "11, 0"})
    void anEventLoopThatWaitsForSomethingElseAFifthOfItsTimeBlocks(int freeLooks, int found) {
        assertThat(eventLoop("socket 10.0.0.7:5432", WaitCause.SLEEP, freeLooks).findings("blocking-in-event-loop"))
                .hasSize(found);
    }

    /** Two threads that poll one after the other, and then both sleep. */
    @ParameterizedTest
    @CsvSource({"7, 7, 0", "7, 8, 2"})
    void workersThatPollTheSameEventsInTurnsAreNoEventLoops(int first, int second, int found) {
        Course course = Course.of(10)
                .thread(at -> isEarly(at, 4) && at / SECOND % 2 == 0
                        ? worker(1).polls(first, "listening :8080")
                        : worker(1).waiting(WaitCause.SLEEP))
                .thread(at -> isEarly(at, 4) && at / SECOND % 2 != 0
                        ? worker(2).polls(second, "listening :8080")
                        : worker(2).waiting(WaitCause.SLEEP));

        assertThat(course.findings("blocking-in-event-loop")).hasSize(found);
    }

    @Test
    void aThreadWithoutConnectionsIsNoEventLoop() {
        assertThat(eventLoop("", WaitCause.SLEEP, 5).findings("blocking-in-event-loop"))
                .isEmpty();
    }

    @Test
    void anEventLoopThatWaitsForEventsOrComputesIsHealthy() {
        Course course = Course.of(10)
                .thread(at -> at / TICK % 2 == 0
                        ? worker(1).kernelWait(WaitCause.POLL, "listening :8080")
                        : worker(1).activity(Activity.RUNNING));

        assertThat(course.diagnosis().findings()).isEmpty();
    }

    @Test
    void whatTheKernelDoesNotTellIsNotChecked() {
        assertThat(Course.of(10).unavailable("kernel_waits").diagnosis().notChecked())
                .extracting(heddle.inspector.diagnosis.Diagnosis.Skipped::rule)
                .contains("file-lock", "false-runnable", "outside-service", "blocking-in-event-loop");
    }
}
