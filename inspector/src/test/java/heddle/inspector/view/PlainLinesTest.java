package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainLinesTest {
    @Test
    void aBlockTellsTheProcessItsLocksAndTheThreadsThatMatter() {
        assertThat(PlainLines.of(Samples.contended()))
                .containsExactly(
                        "14:02:31 com.acme.OrderService (4242)  cpu 3.32/4  threads 26: running 2 ready 1 lock 5 I/O 1"
                                + " timed 1 park 16  lost to locks 4.4 s/s  ● LIVE 4 Hz",
                        "  lock Inventory@1f2e monitor  lost ~3.4 s/s  waiters 4  held by inventory-writer running at"
                                + " Inventory.rebalance:88",
                        "  lock ReentrantLock@77aa reentrant  lost ~0.8 s/s  waiters 1  held by http-nio-8080-exec-3"
                                + " lock at Inventory.reserve:41",
                        "  lock Semaphore@90b1 semaphore  lost ~0.2 s/s  waiters 1",
                        "  thread 31207 http-nio-8080-exec-3  cpu 3.7%  locked 91.9%  lock for 412 ms on Inventory@1f2e"
                                + " held by inventory-writer",
                        "  thread 31200 http-nio-8080-exec-7  cpu 4.7%  locked 90.9%  lock for 2.1 s on Inventory@1f2e"
                                + " held by inventory-writer",
                        "  thread 31214 주문-처리기-2  cpu 5.7%  locked 89.9%  lock for 305 ms on Inventory@1f2e held by"
                                + " inventory-writer",
                        "  thread 31221 http-nio-8080-exec-12  cpu 6.7%  locked 88.9%  lock for 88 ms on Inventory@1f2e"
                                + " held by inventory-writer",
                        "  thread 31230 http-nio-8080-exec-9  cpu 20.0%  locked 80.0%  lock for 380 ms on"
                                + " ReentrantLock@77aa held by http-nio-8080-exec-3");
    }

    @Test
    void aDeadlockComesFirst() {
        assertThat(PlainLines.of(Samples.deadlocked()).get(1))
                .startsWith("  DEADLOCK http-nio-8080-exec-")
                .endsWith("stuck behind: 1");
    }

    @Test
    void whatIsNotKnownIsNoZero() {
        assertThat(PlainLines.of(Samples.looked()).get(0)).contains("lost to locks n/a", "NO AGENT: /proc only");
        assertThat(PlainLines.of(Samples.firstLook()).get(0)).contains("cpu …/4", "lost to locks …");
    }

    @Test
    void aRefusalIsOneLine() {
        assertThat(PlainLines.of(Samples.refused()))
                .containsExactly("14:02:31 ✗ REFUSED 977: It runs as root, you are app (uid 1000): the attach socket"
                        + " refuses you. Run Heddle as root, or look without an agent.");
    }

    @Test
    void noLineHoldsAControlCharacter() {
        assertThat(PlainLines.of(Samples.hostile()))
                .allSatisfy(line -> assertThat(line.chars()).noneMatch(Character::isISOControl));
    }
}
