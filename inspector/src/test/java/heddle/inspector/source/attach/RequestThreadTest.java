package heddle.inspector.source.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RequestThreadTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static boolean alive() {
        return true;
    }

    @Test
    void anAnswerIsHandedOver() throws Exception {
        try (RequestThread thread = new RequestThread("test")) {
            assertThat(thread.ask(LONG, () -> Thread.currentThread().getName(), RequestThreadTest::alive))
                    .isEqualTo("test");
            assertThat(thread.ask(LONG, () -> Thread.currentThread().isDaemon(), RequestThreadTest::alive))
                    .isTrue();
        }
    }

    @Test
    void whatTheRequestThrowsIsTheCause() {
        try (RequestThread thread = new RequestThread("test")) {
            assertThatThrownBy(() -> thread.ask(
                            LONG,
                            () -> {
                                throw new IOException("refused");
                            },
                            RequestThreadTest::alive))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("refused");
        }
    }

    @Test
    void afterARequestWithoutAnswerNoOtherWaitsBehindIt() {
        CountDownLatch never = new CountDownLatch(1);
        try (RequestThread thread = new RequestThread("test")) {
            assertThatThrownBy(() -> thread.ask(SHORT, () -> wait(never), RequestThreadTest::alive))
                    .isInstanceOf(TimeoutException.class);
            long asked = System.nanoTime();
            assertThatThrownBy(() -> thread.ask(LONG, () -> 1, RequestThreadTest::alive))
                    .isInstanceOf(TimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
        } finally {
            never.countDown();
        }
    }

    @Test
    void theDeadAreNotWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);
        try (RequestThread thread = new RequestThread("test")) {
            long asked = System.nanoTime();
            assertThatThrownBy(() -> thread.ask(LONG, () -> wait(never), () -> false))
                    .isInstanceOf(TimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LONG);
        } finally {
            never.countDown();
        }
    }

    /** As the attach channel does, it takes no notice of interrupts. */
    private static boolean wait(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return true;
            } catch (InterruptedException ignored) {
                Thread.onSpinWait();
            }
        }
    }
}
