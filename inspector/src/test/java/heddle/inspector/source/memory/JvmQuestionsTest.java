package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.SegmentKind;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Reason;
import heddle.inspector.source.attach.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmQuestionsTest {
    private final List<String> asked = new ArrayList<>();

    private JvmQuestions of(String fixture) {
        return new JvmQuestions(command -> {
            asked.add(command);
            if (fixture.startsWith("17") && command.equals(JvmQuestions.MAP)) throw refused(Reason.REFUSED_BY_JVM);
            return Fixture.of(fixture).answer(command);
        });
    }

    private static AttachException refused(Reason reason) {
        return new AttachException(new Refusal(reason, "Cannot ask", "the JVM answered: no", "Go away."));
    }

    @Test
    void theDearQuestionIsPutOnceAndOnlyToLargeProcesses() {
        JvmQuestions questions = of("17-G1");

        questions.ask(JvmQuestions.LARGE_RSS_KB - 1);
        assertThat(asked).doesNotContain(JvmQuestions.INFO);
        questions.ask(JvmQuestions.LARGE_RSS_KB);
        JvmLayout again = questions.ask(JvmQuestions.LARGE_RSS_KB);

        assertThat(asked).containsOnlyOnce(JvmQuestions.INFO);
        assertThat(again.exact()).extracting(Claim::kind).contains(SegmentKind.GC);
        assertThat(questions.hasAskedForTables()).isTrue();
    }

    @Test
    void aJvmWithoutTheMapOrWithoutTrackingIsAskedForItOnce() {
        JvmQuestions questions = of("17-G1");

        questions.ask(1);
        questions.ask(1);

        assertThat(asked).containsOnlyOnce(JvmQuestions.MAP);
        assertThat(questions.refusal()).isEmpty();
    }

    @Test
    void whereMemoryIsTrackedItsMapIsAskedForEachTimeAndSavesTheDearQuestion() {
        JvmQuestions questions = of("25-G1-nmt");

        questions.ask(JvmQuestions.LARGE_RSS_KB);
        questions.ask(JvmQuestions.LARGE_RSS_KB);

        assertThat(asked.stream().filter(JvmQuestions.MAP::equals)).hasSize(2);
        assertThat(asked).doesNotContain(JvmQuestions.INFO);
    }

    @Test
    void oneWhoDoesNotAnswerIsNotAskedAgain() {
        JvmQuestions questions = new JvmQuestions(command -> {
            asked.add(command);
            throw refused(Reason.NO_ANSWER);
        });

        assertThat(questions.ask(1)).isEqualTo(JvmLayout.UNKNOWN);
        assertThat(questions.ask(1)).isEqualTo(JvmLayout.UNKNOWN);
        assertThat(questions.stacksOnce()).isEmpty();
        assertThat(asked).hasSize(1);
        assertThat(questions.refusal()).isEqualTo("the JVM answered: no");
    }

    @Test
    void theJvmIsStoppedForItsThreadsAtMostOnce() {
        JvmQuestions questions = of("17-G1");

        assertThat(questions.stacksOnce()).isNotEmpty();
        assertThat(questions.stacksOnce()).isEmpty();
        assertThat(asked).containsExactly(JvmQuestions.THREADS);
    }

    @Test
    void aJvmThatMayNotBeAskedYetIsAskedLater() {
        List<String> answers = new ArrayList<>(List.of("", Fixture.of("17-G1").text("heap"), "", "", ""));
        JvmQuestions questions = new JvmQuestions(command -> answers.remove(0));

        assertThat(questions.ask(1)).isEqualTo(JvmLayout.UNKNOWN);
        assertThat(questions.ask(1).collector()).startsWith("G1");
    }
}
