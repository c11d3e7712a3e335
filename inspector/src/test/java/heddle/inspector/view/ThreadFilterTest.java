package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ThreadFilterTest {
    private static final List<ThreadRow> ROWS =
            Objects.requireNonNull(Samples.contended().picture()).threads();

    private static List<String> kept(String filter) {
        ThreadFilter wanted = ThreadFilter.parse(filter);
        return ROWS.stream().filter(wanted::keeps).map(ThreadRow::name).toList();
    }

    @Test
    void anEmptyFilterKeepsAll() {
        assertThat(kept("  ")).hasSameSizeAs(ROWS);
    }

    @Test
    void aWordIsLookedForInNamesWhateverItsCase() {
        assertThat(kept("KAFKA")).containsExactly("kafka-consumer-0");
    }

    @Test
    void aWordIsLookedForInWhatIsWaitedOnAndInTheId() {
        assertThat(kept("semaphore")).containsExactly("pool-2-thread-6");
        assertThat(kept("31228")).containsExactly("inventory-writer");
    }

    @Test
    void koreanNamesAreFound() {
        assertThat(kept("주문")).containsExactly("주문-처리기-2");
    }

    @Test
    void wordsAreJoinedByAndAndTurnedRoundByAnExclamationMark() {
        assertThat(kept("pool !thread-4 !thread-5")).containsExactly("pool-2-thread-6");
    }

    @Test
    void aStateIsNamedByItsWordItsBeginningOrItsLetter() {
        assertThat(kept("state:lock")).hasSize(5);
        assertThat(kept("state:loc")).hasSize(5);
        assertThat(kept("state:L")).hasSize(5);
        assertThat(kept("state:r")).containsExactly("pool-2-thread-5");
        assertThat(kept("state:R")).containsExactly("inventory-writer", "C2 CompilerThread0");
        assertThat(kept("state:waiting")).hasSize(ROWS.size() - 3);
    }

    @Test
    void figuresAreCompared() {
        assertThat(kept("cpu>90")).containsExactly("inventory-writer");
        assertThat(kept("locked>50")).hasSize(5);
        assertThat(kept("age>2 state:lock")).containsExactly("http-nio-8080-exec-7");
        assertThat(kept("cpu<1 state:timed")).isEmpty();
    }

    @Test
    void theLockAndItsOwnerCanBeNamed() {
        assertThat(kept("lock:ReentrantLock")).containsExactly("http-nio-8080-exec-9");
        assertThat(kept("by:writer")).hasSize(4);
    }

    @Test
    void halfAFilterIsNotAnError() {
        assertThat(kept("!")).hasSameSizeAs(ROWS);
        assertThat(kept("state:")).hasSameSizeAs(ROWS);
        assertThat(kept("cpu>")).isEmpty();
        assertThat(kept("cpu>x")).isEmpty();
        assertThat(kept("http:")).isEmpty();
    }

    @Property
    void noTextIsAnError(@ForAll String text) {
        assertThat(kept(text).size()).isBetween(0, ROWS.size());
    }
}
