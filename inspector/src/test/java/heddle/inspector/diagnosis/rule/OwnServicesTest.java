package heddle.inspector.diagnosis.rule;

import static heddle.inspector.diagnosis.rule.Course.NOW;
import static heddle.inspector.diagnosis.rule.Course.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.model.Block;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers that wait for answers which they would have to give themselves. */
class OwnServicesTest {
    private static final StackFrame READ = frame("java.net.Socket$SocketInputStream", "read");
    private static final StackFrame ACCEPT = frame("java.net.ServerSocket", "accept");
    private static final StackFrame CALL = frame("com.acme.Client", "call");
    private static final StackFrame SERVE = frame("com.acme.Server", "serve");
    private static final StackFrame LISTEN = frame("com.acme.Server", "listen");
    private static final StackFrame RUN = frame("com.acme.Worker", "run");
    private static final StackFrame THREAD = frame("java.lang.Thread", "run");
    private static final String PEER = "127.0.0.1:8080";

    private static StackFrame frame(String type, String method) {
        return new StackFrame(type, method, null, 1);
    }

    private static Block calls(int tid) {
        return Block.of(tid)
                .kernelWait(WaitCause.SOCKET, "socket " + PEER)
                .frames(READ, CALL, SERVE, RUN, THREAD)
                .since(NOW - 8 * SECOND);
    }

    private static Block takesCalls(int tid, StackFrame from) {
        return Block.of(tid)
                .kernelWait(WaitCause.SOCKET, "listening :8080")
                .frames(ACCEPT, from, RUN, THREAD)
                .framesAt(NOW);
    }

    private static Course twoThatCall() {
        return Course.of(8)
                .sockets("tcp listening :8080", "tcp 127.0.0.1:40000 -> " + PEER)
                .thread(calls(1))
                .thread(calls(2))
                .thread(takesCalls(4, LISTEN));
    }

    private static List<Finding> found(Course course) {
        return course.findings("self-wait");
    }

    @Test
    void workersWhoAllWaitForTheirOwnAnswersAreGuessedToWaitForEachOther() {
        Finding finding = found(twoThatCall()).get(0);

        assertThat(finding.confidence()).isEqualTo(Confidence.GUESS);
        assertThat(finding.holders()).containsExactlyInAnyOrder(Block.ref(1), Block.ref(2));
        assertThat(finding.summary()).contains("t1 holds 127.0.0.1:8080 and waits for 127.0.0.1:8080");
    }

    @Test
    void whoCallsFromOutsideTheServerIsNoneOfItsWorkers() {
        Block browser = Block.of(3)
                .kernelWait(WaitCause.SOCKET, "socket " + PEER)
                .frames(READ, frame("org.browser.Page", "load"), frame("org.browser.Window", "run"), THREAD)
                .framesAt(NOW)
                .since(NOW - 8 * SECOND);

        Finding finding = found(twoThatCall().thread(browser)).get(0);

        assertThat(finding.holders()).containsExactlyInAnyOrder(Block.ref(1), Block.ref(2));
        assertThat(finding.summary()).endsWith("1 more thread is stuck behind.");
    }

    @Test
    void whereNobodyWaitsForCallersNothingTellsWhoServes() {
        assertThat(found(Course.of(8)
                        .sockets("tcp listening :8080", "tcp 127.0.0.1:40000 -> " + PEER)
                        .thread(calls(1))
                        .thread(calls(2))))
                .isEmpty();
    }

    @Test
    void whoTakesCallsWhereTheWorkersDoServesThem() {
        assertThat(found(twoThatCall().thread(takesCalls(3, SERVE)))).isEmpty();
    }

    @Test
    void aWorkerThatDoesSomethingElseWillServe() {
        Block busy = Block.of(3).frames(CALL, SERVE, RUN, THREAD).framesAt(NOW);

        assertThat(found(twoThatCall().thread(busy))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tcp listening :9090, tcp 127.0.0.1:40000 -> 127.0.0.1:8080",
        "tcp listening 127.0.0.2:8080, tcp 127.0.0.1:40000 -> 127.0.0.1:8080",
        "tcp listening :8080, tcp 10.0.0.9:40000 -> 127.0.0.1:8080",
        "tcp listening :8080, udp 127.0.0.1:40000 -> 127.0.0.1:8080"
    })
    void aCallToSomebodyElseIsNone(String listening, String connection) {
        assertThat(found(Course.of(8)
                        .sockets(listening, connection)
                        .thread(calls(1))
                        .thread(calls(2))
                        .thread(takesCalls(4, LISTEN))))
                .isEmpty();
    }
}
