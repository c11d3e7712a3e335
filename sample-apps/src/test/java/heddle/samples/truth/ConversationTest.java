package heddle.samples.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final Truth truth = new Truth();
    private final StringWriter said = new StringWriter();
    private final Conversation conversation = new Conversation(truth, new PrintWriter(said));

    @Test
    void tellsHowManyLinesFollow() throws IOException {
        answer("truth");

        assertThat(said.toString().lines()).containsExactly("EXPECT lines=1", "EXPECT deadlocks count=0");
    }

    @Test
    void answersForAPastWindow() throws IOException {
        answer("truth 1000 2000");

        assertThat(said.toString().lines()).startsWith("EXPECT lines=1");
    }

    @Test
    void refusesAWindowThatIsNotOver() throws IOException {
        answer("truth 1000 " + Long.MAX_VALUE / 1_000_000);

        assertThat(said.toString()).startsWith("ERROR the window is not over yet");
    }

    @Test
    void refusesAnEmptyWindow() throws IOException {
        answer("truth 2000 1000");

        assertThat(said.toString()).startsWith("ERROR the window is empty");
    }

    @Test
    void saysWhatItUnderstands() throws IOException {
        answer("what?");

        assertThat(said.toString()).startsWith("ERROR say: truth");
    }

    @Test
    void tellsQuittingFromTheEndOfTheInput() throws IOException {
        assertThat(answer("quit\ntruth")).isTrue();
        assertThat(answer("")).isFalse();
    }

    @Test
    void expectsNothingOnceAThreadHasFailed() throws Exception {
        truth.start("clumsy", diary -> {
                    throw new IllegalStateException("stumbled");
                })
                .join();

        answer("truth");

        assertThat(said.toString()).startsWith("ERROR thread clumsy failed: ").contains("stumbled");
    }

    private boolean answer(String questions) throws IOException {
        return conversation.answer(new BufferedReader(new StringReader(questions)));
    }
}
