package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.Particulars;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProcessPageTest {
    private static Session process() {
        return Session.on(Screen.PROCESS, Samples.examined());
    }

    private static Picture picture(Scene scene) {
        return Objects.requireNonNull(scene.picture());
    }

    @Test
    void theEightFieldsOfTheTextbookAreThere() {
        assertThat(process().text())
                .contains("PID", "State", "PC", "Registers", "Memory", "Open files", "Scheduling", "Parent");
    }

    @Test
    void aFieldThatHasJustChangedIsNewsAndTheOthersAreNot() {
        Picture picture = picture(Samples.examined());

        assertThat(picture.news()).contains(ControlField.FILES);
        assertThat(picture.news()).doesNotContain(ControlField.MEMORY);
    }

    @Test
    void nothingIsNewsWhenItIsReadForTheFirstTime() {
        Scene first = new SampleScene()
                .particulars(new Particulars(SampleBlock.server(5), null), Particulars.NONE)
                .build();

        assertThat(picture(first).news()).isEmpty();
    }

    @Test
    void theSelectedFieldIsToldWholeWithWhereItComesFrom() {
        Session session = process().press("down down down down down");

        assertThat(session.text()).contains("from fd, fdinfo").contains("/var/log/주문/error.log");
    }

    @Test
    void aDetailThatIsLongerThanTheScreenTurnsPage() {
        Session session = process().press("down down down down down enter");
        assertThat(session.text()).contains("1-20 of 87", "/dev/null").doesNotContain("10.0.0.7:40086");

        session.press("pgdn pgdn pgdn pgdn pgdn pgdn");
        assertThat(session.text()).contains("68-87 of 87", "10.0.0.7:40086").doesNotContain("/dev/null");
        assertThat(session.press("pgup").text()).contains("49-68 of 87");
        assertThat(session.press("down").state().switches().scrolled()).isZero();
    }

    @Test
    void everyArrowHasItsRate() {
        assertThat(process().text()).contains("dispatch", "preempt", "wait", "wake", "exit", "New");
    }

    @Test
    void escapeClosesTheDetailAndThenGoesToTheThreads() {
        Session session = process().press("enter esc");
        assertThat(session.state().screen()).isEqualTo(Screen.PROCESS);
        assertThat(session.press("esc").state().screen()).isEqualTo(Screen.THREADS);
    }

    @Test
    void aThreadShownWholeIsExaminedUntilItIsClosed() {
        Session session = Session.on(Screen.THREADS, Samples.examined()).press("enter");
        assertThat(session.effects()).contains(new Request.Examine(31207));
        session.press("down");
        assertThat(session.effects()).contains(new Request.Examine(31200));
        session.press("esc");
        assertThat(session.effects()).endsWith(new Request.Examine(-1));
    }

    @Test
    void theCardOfAThreadHasItsOwnLeftAndTheSharedRight() {
        String text =
                Session.on(Screen.THREADS, Samples.examined()).press("enter").text();

        assertThat(text)
                .contains("PRIVATE to this thread", "SHARED with 26 other threads")
                .contains("blocks QUIT")
                .contains("HUP QUIT ILL BUS FPE SEGV USR2");
    }
}
