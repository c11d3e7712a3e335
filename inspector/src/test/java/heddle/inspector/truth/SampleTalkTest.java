package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SampleTalkTest {

    private final StringWriter asked = new StringWriter();

    @Test
    void keepsWhatWasSaidBeforeItWasReady() throws InterruptedException {
        SampleTalk talk = talk("# look", "EXPECT lines=1", "EXPECT thread=t state=WAITING", "READY pid=1");

        assertThat(talk.awaitReady()).extracting(Expectation::title).containsExactly("thread=t");
    }

    @Test
    void asksForAWindowAndReadsTheAnswer() throws InterruptedException {
        SampleTalk talk = talk("EXPECT lines=2", "EXPECT deadlocks count=0", "EXPECT thread=t state=WAITING", "more");

        assertThat(talk.truth(1000, 2000)).hasSize(2);
        assertThat(asked).hasToString("truth 1000 2000" + System.lineSeparator());
    }

    @Test
    void failsOnFewerLinesThanDeclared() {
        SampleTalk talk = talk("EXPECT lines=2", "EXPECT deadlocks count=0");

        assertThatIllegalStateException()
                .isThrownBy(() -> talk.truth(1000, 2000))
                .withMessageContaining("no more");
    }

    @Test
    void failsOnALineItWouldNotCompare() {
        SampleTalk talk = talk("EXPECT lines=1", "EXPECT thread=t mood=good");

        assertThatIllegalArgumentException().isThrownBy(() -> talk.truth(1000, 2000));
    }

    @Test
    void failsWithTheReasonOfTheSample() {
        SampleTalk talk = talk("ERROR the window is empty");

        assertThatIllegalStateException()
                .isThrownBy(() -> talk.truth(1000, 1000))
                .withMessageContaining("the window is empty");
    }

    @Test
    void failsWhenTheSampleEndsBeforeItIsReady() {
        SampleTalk talk = talk("# look");

        assertThatIllegalStateException().isThrownBy(talk::awaitReady).withMessageContaining("no more");
    }

    private SampleTalk talk(String... lines) {
        return new SampleTalk(
                new BufferedReader(new StringReader(String.join("\n", lines))),
                new PrintWriter(asked, true),
                Duration.ofSeconds(10));
    }
}
