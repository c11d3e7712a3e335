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
    void theStatesOfTheProcessAreThoseOfItsKernelThreads() {
        Scene scene = Samples.virtualThreads();
        StateFigures figures = StateFigures.of(picture(scene));

        assertThat(figures.running()).isEqualTo("4");
        assertThat(figures.waiting()).isEqualTo("0");
        assertThat(Session.on(Screen.PROCESS, scene).size(36, 120).text())
                .contains("beside them 10k virtual: 0 running, 10 ready");
    }

    @Test
    void whereTheKernelCountsNoQueueReadyIsUnknown() {
        Scene scene = new SampleScene()
                .thread(SampleThread.named(1, "worker").running(50).readyUnknown())
                .build();

        assertThat(StateFigures.of(picture(scene)).ready()).isEqualTo("n/a");
        assertThat(Trend.EMPTY.append(picture(scene)).threads(Mark.READY)).containsExactly(Double.NaN);
        assertThat(Session.on(Screen.THREADS, scene).text()).contains("Ready n/a");
    }

    @Test
    void whatTheMappingsHoldIsBesideTheControlBlock() {
        String text =
                Session.on(Screen.PROCESS, Samples.examined()).size(60, 200).text();

        assertThat(text).contains("kernel (page tables)", "Java heap", "heap (malloc)", "text (code)");
    }

    @Test
    void mappingsAreReadWhereThereIsRoomToShowThem() {
        Session session = Session.on(Screen.THREADS, Samples.examined()).size(24, 80);
        assertThat(session.press("1").tell(Samples.examined()).effects()).isEmpty();

        session.size(36, 120).tell(Samples.examined());
        assertThat(session.effects()).containsExactly(new Request.Memory());
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
        String text = Session.on(Screen.THREADS, Samples.examined())
                .size(36, 120)
                .press("enter")
                .text();

        assertThat(text)
                .contains("PRIVATE to this thread", "SHARED with 26 other threads")
                .contains("blocks QUIT")
                .contains("61 KiB of 1 MiB, guard 16 KiB  0x7f39e4000000")
                .contains("HUP QUIT ILL BUS FPE SEGV USR2");
    }
}
