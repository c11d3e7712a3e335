package heddle.samples.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadAccountTest {

    private static final Lateness PUNCTUAL = new Lateness(0);

    @Test
    void expectsAComputingThreadToRunOrBeReadyAndNothingElse() {
        Diary diary = new Diary("spinner", System.nanoTime());
        diary.compute(20, TimeUnit.MILLISECONDS);

        assertThat(expected(diary, Window.last(10))).startsWith("EXPECT thread=spinner state=RUNNING|READY running=");
    }

    @Test
    void expectsASleeperToSleep() throws InterruptedException {
        Diary diary = new Diary("sleeper", System.nanoTime());
        diary.sleep(50);

        assertThat(expected(diary, Window.last(20))).contains(" waiting=").doesNotContain("state=");
    }

    @Test
    void expectsWhoWaitsForGoodToDoNothingElse() {
        Diary diary = new Diary("blocked", System.nanoTime());
        diary.waitsForGood(Awaited.lock(Cause.MONITOR, "monitor", Object.class, "holder"));
        long since = diary.lastWait().orElseThrow().sinceNanos();

        assertThat(expected(diary, new Window(since, since + TimeUnit.SECONDS.toNanos(5))))
                .isEqualTo("EXPECT thread=blocked state=WAITING cause=MONITOR waits_on=java.lang.Object owner=holder"
                        + " since_ms=4000..6000 waiting=90..100");
    }

    @Test
    void expectsAThreadThatLivedAndEndedInPlainViewToBeTerminated() {
        Diary diary = new Diary("brief", System.nanoTime() - seconds(2));
        diary.ends();

        assertThat(expected(diary, around(diary))).isEqualTo("EXPECT thread=brief state=TERMINATED");
    }

    @Test
    void expectsNothingOfAThreadThatLivedTooShortToBeSeen() {
        Diary diary = new Diary("brief", System.nanoTime());
        diary.ends();

        assertThat(account(diary).during(around(diary), PUNCTUAL)).isEmpty();
    }

    @Test
    void allowsAnObserverToSeeLessOfAWaitWhereThreadsWakeLate() {
        Diary diary = new Diary("queuer", System.nanoTime());
        Contention lock = new Contention("a.Lock", "monitor", Cause.MONITOR, Ownership.RECORDED);
        diary.asks(lock);
        long since = System.nanoTime();
        Window second = new Window(since, since + seconds(1));

        Lateness late = new Lateness(TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(account(diary).during(second, PUNCTUAL).orElseThrow().toString())
                .endsWith(" waiting_by.MONITOR=95.00..100.00~100.00");
        assertThat(account(diary).during(second, late).orElseThrow().toString())
                .endsWith(" waiting_by.MONITOR=75.00..100.00~100.00");
    }

    @Test
    void expectsNothingOfAThreadBornInTheWindow() {
        Diary diary = new Diary("child", System.nanoTime());
        long born = diary.life().startNanos();

        assertThat(account(diary).during(new Window(born - 10, born + 10), PUNCTUAL))
                .isEmpty();
    }

    private static String expected(Diary diary, Window window) {
        return account(diary).during(window, PUNCTUAL).orElseThrow().toString();
    }

    private static Window around(Diary diary) {
        return new Window(diary.life().startNanos() - seconds(3), diary.life().endNanos() + seconds(3));
    }

    private static ThreadAccount account(Diary diary) {
        return new ThreadAccount(diary, Thread.currentThread(), Optional.empty());
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
