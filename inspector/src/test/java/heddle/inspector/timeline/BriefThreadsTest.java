package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BriefThreadsTest {
    private final BriefThreads brief = new BriefThreads();

    @Test
    void whatWasStartedBeforeTheFirstCountIsNotCounted() {
        assertThat(brief.more(5_000, 30)).isZero();
        assertThat(brief.more(5_000, 30)).isZero();
    }

    @Test
    void startedThreadsThatWereNeverSeenAreCountedOnce() {
        brief.more(5_000, 30);
        assertThat(brief.more(7_000, 40)).isZero();
        assertThat(brief.more(9_000, 50)).isEqualTo(2_000 - 20);
        assertThat(brief.more(9_000, 50)).isEqualTo(2_000);
        assertThat(brief.more(9_000, 50)).isZero();
    }

    @Test
    void threadsThatStayAreSeenALittleLaterAndNotCounted() {
        brief.more(5_000, 30);
        assertThat(brief.more(5_100, 30)).isZero();
        assertThat(brief.more(5_100, 130)).isZero();
        assertThat(brief.more(5_100, 130)).isZero();
    }
}
