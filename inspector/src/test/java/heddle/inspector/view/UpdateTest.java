package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.view.Mouse.Action;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private static Session threads() {
        return Session.on(Screen.THREADS, Samples.contended());
    }

    private static Session locks() {
        return Session.on(Screen.LOCKS, Samples.contended());
    }

    private static Session picker() {
        return Session.on(Screen.PICKER, Samples.machine());
    }

    @Test
    void enterAttachesToTheSelectedJvmAndShowsItsThreads() {
        Session session = picker().press("down down enter");
        assertThat(session.effects()).containsExactly(new Request.Attach(4301));
        assertThat(session.state().screen()).isEqualTo(Screen.THREADS);
        assertThat(session.text()).contains("Attaching to 4301", "com.acme.Worker");
    }

    @Test
    void lookingAsksForNoAttach() {
        assertThat(picker().press("i").effects()).containsExactly(new Request.LookOnly(4242));
    }

    @Test
    void enterOnAJvmThatCannotBeAttachedSaysWhy() {
        Session session = picker().press("end enter");
        assertThat(session.effects()).isEmpty();
        assertThat(session.state().notice()).contains("JDK 11 is too old");
    }

    @Test
    void leavingDetachesAndShowsTheListAgain() {
        Session session = threads().press("0");
        assertThat(session.effects()).containsExactly(new Request.Detach());
        assertThat(session.state().screen()).isEqualTo(Screen.PICKER);
    }

    @Test
    void aRefusalOffersToLookWithoutAnAgent() {
        Session session = Session.on(Screen.THREADS, Samples.refused());
        assertThat(session.text()).contains("Cannot attach to 977", "It runs as root");
        assertThat(session.press("enter").effects()).containsExactly(new Request.LookOnly(977));
    }

    @Test
    void escLeavesARefusal() {
        Session session = Session.on(Screen.THREADS, Samples.refused()).press("esc");
        assertThat(session.effects()).containsExactly(new Request.Detach());
        assertThat(session.state().screen()).isEqualTo(Screen.PICKER);
    }

    @Test
    void escNeverLeavesALiveJvm() {
        Session session = threads().press("esc esc esc");
        assertThat(session.effects()).isEmpty();
        assertThat(session.state().screen()).isEqualTo(Screen.THREADS);
    }

    @Test
    void theThreadThatIsBlockedMostIsSelectedFirst() {
        assertThat(threads().thread()).isEqualTo("http-nio-8080-exec-3");
    }

    @Test
    void theSelectionStaysOnItsThreadWhenRowsMove() {
        Session session = threads().press("down down").press("< <").press("I");
        assertThat(session.thread()).isEqualTo("주문-처리기-2");
        assertThat(session.tell(Samples.contended()).thread()).isEqualTo("주문-처리기-2");
    }

    @Test
    void whenTheSelectedThreadEndsItsNeighbourIsSelected() {
        Session session = threads().press("G");
        assertThat(session.tell(Samples.deadlocked()).thread()).isNotEmpty();
    }

    @Test
    void untilAThreadIsChosenABlockedOneIsPreferred() {
        Session session = Session.on(Screen.THREADS, Samples.firstLook());
        assertThat(session.tell(Samples.contended()).thread()).isEqualTo("http-nio-8080-exec-3");
    }

    @Test
    void aChosenThreadStaysChosen() {
        Session session = threads().press("G");
        String chosen = session.thread();
        assertThat(session.tell(Samples.contended()).thread()).isEqualTo(chosen);
    }

    @Test
    void theBlockerIsOneKeyAway() {
        assertThat(threads().press("b").thread()).isEqualTo("inventory-writer");
    }

    @Test
    void noBlockerIsSaidNotSilent() {
        Session session = threads().press("b b");
        assertThat(session.thread()).isEqualTo("inventory-writer");
        assertThat(session.state().notice()).isEqualTo("nobody blocks inventory-writer");
        assertThat(session.press("down").state().notice()).isEmpty();
    }

    @Test
    void waitersAreVisitedInTurn() {
        Session session = threads().press("b w");
        assertThat(session.thread()).isEqualTo("http-nio-8080-exec-7");
        assertThat(session.press("w").thread()).isEqualTo("http-nio-8080-exec-3");
        assertThat(session.press("w").thread()).isEqualTo("http-nio-8080-exec-9");
    }

    @Test
    void theWorstProblemIsTheFirstFinding() {
        Session deadlocked = Session.on(Screen.THREADS, Samples.deadlocked()).press("G !");
        assertThat(deadlocked.state().screen()).isEqualTo(Screen.FINDINGS);
        assertThat(deadlocked.finding()).isEqualTo("deadlock");
        assertThat(locks().press("!").finding()).isEqualTo("long-hold");
        assertThat(locks().press("! G !").finding()).isEqualTo("long-hold");
    }

    @Test
    void withoutAFindingTheWorstIsTheLongestWaitForTheDearestLock() {
        Session session = Session.on(Screen.THREADS, Samples.firstLook());
        assertThat(session.press("!").state().screen()).isEqualTo(Screen.THREADS);
        assertThat(session.state().notice()).startsWith("nothing is wrong");
    }

    @Test
    void fromAFindingTheLockItIsAboutAndItsHolderAndSufferersAreOneKeyAway() {
        assertThat(locks().press("5 enter").lock()).isEqualTo("Inventory@1f2e");
        assertThat(locks().press("5 b").thread()).isEqualTo("inventory-writer");
        assertThat(locks().press("5 w").thread()).startsWith("http-nio-8080-exec-");
    }

    @Test
    void theFilterOfTheFindingsLooksAtTheirSentences() {
        Session session = locks().press("5 /").type("nothing like it");
        assertThat(session.text()).contains("no finding passes the filter");
        assertThat(session.press("esc").finding()).isEqualTo("long-hold");
    }

    @Test
    void jumpingToAHiddenThreadTakesTheFilterAway() {
        Session session = threads().press("/").type("state:lock").press("enter b");
        assertThat(session.thread()).isEqualTo("inventory-writer");
        assertThat(session.state().threads().filter()).isEmpty();
        assertThat(session.state().notice()).contains("filter cleared");
    }

    @Test
    void rowsFollowTheFilterWhileItIsTyped() {
        Session session = threads().press("/").type("kaf");
        assertThat(session.thread()).isEqualTo("kafka-consumer-0");
        assertThat(session.press("backspace backspace backspace esc").state().layer())
                .isEqualTo(Layer.NONE);
        assertThat(session.state().threads().filter()).isEmpty();
    }

    @Test
    void keysThatMeanSomethingElsewhereAreTextInAFilter() {
        Session session = threads().press("/").type("q! b");
        assertThat(session.effects()).isEmpty();
        assertThat(session.state().threads().filter()).isEqualTo("q! b");
    }

    @Test
    void eachPressOfSortTakesTheNextColumn() {
        Session session = threads().press("s s");
        assertThat(session.state().threads().order()).isEqualTo(ThreadOrder.WAITING_ON);
        assertThat(session.press("enter < <").state().threads().order()).isEqualTo(ThreadOrder.CPU);
    }

    @Test
    void sortingShowsTheFirstRows() {
        Session session = threads().size(16, 60).press("G >");
        assertThat(session.state().threads().view().top()).isZero();
    }

    @Test
    void followingScrollsAfterTheSelection() {
        Session session = threads().size(16, 60).press("f G >");
        int top = session.state().threads().view().top();
        int selected = session.state().threads().view().selected();
        assertThat(selected).isBetween(top, top + 8);
    }

    @Test
    void withTheDetailOpenTheSelectedRowStaysInView() {
        Session session = threads().press("G enter").tell(Samples.contended());
        int top = session.state().threads().view().top();
        assertThat(session.state().threads().view().selected()).isBetween(top, top + 3);
    }

    @Test
    void aPausedPictureStaysWhileObservingGoesOn() {
        Session session = threads().press("space").tell(Samples.deadlocked());
        assertThat(session.text())
                .contains("PAUSED")
                .contains("inventory-writer")
                .doesNotContain("DEADLOCK");
        assertThat(session.press("space").text()).contains("DEADLOCK");
    }

    @Test
    void theJvmsOwnThreadsCanBeHidden() {
        Session session = threads().press("H");
        assertThat(session.text()).doesNotContain("C2 CompilerThread0").contains("JVM-internal hidden");
        assertThat(session.press("H").text()).contains("C2 CompilerThread0");
    }

    @Test
    void enterOnALockShowsTheThreadsThatWaitForIt() {
        Session session = locks().press("enter");
        assertThat(session.state().screen()).isEqualTo(Screen.THREADS);
        assertThat(session.state().threads().filter()).isEqualTo("lock:Inventory@1f2e");
        assertThat(session.text()).contains("exec-12").doesNotContain("kafka");
    }

    @Test
    void theOwnerAndTheLongestWaiterOfALockAreOneKeyAway() {
        assertThat(locks().press("b").thread()).isEqualTo("inventory-writer");
        assertThat(locks().press("w").thread()).isEqualTo("http-nio-8080-exec-7");
        assertThat(locks().press("down down b").state().notice()).contains("no owner");
    }

    @Test
    void helpTakesTheKeysUntilItIsClosed() {
        Session session = threads().press("? j q");
        assertThat(session.effects()).isEmpty();
        assertThat(session.state().layer()).isEqualTo(Layer.NONE);
    }

    @Test
    void quittingSuspendingAndRepaintingAreLeftToTheTerminal() {
        assertThat(threads().press("ctrl-z ctrl-l q").effects())
                .containsExactly(Effect.Terminal.SUSPEND, Effect.Terminal.REPAINT, Effect.Terminal.QUIT);
        assertThat(threads().press("? ctrl-c").effects()).containsExactly(Effect.Terminal.QUIT);
    }

    @Test
    void aClickSelectsARowAndASecondOneOpensIt() {
        Session session = threads();
        int top = Page.of(session.state()).table().top();
        session.tell(new Mouse(Action.PRESS, 1, top + 3, 10));
        assertThat(session.thread()).isEqualTo("주문-처리기-2");
        session.tell(new Mouse(Action.PRESS, 1, top + 3, 10));
        assertThat(session.state().switches().detailOpen()).isTrue();
    }

    @Test
    void aClickOnAHintPressesItsKey() {
        Session session = threads();
        String footer = session.frame().lines().get(35);
        session.tell(new Mouse(Action.PRESS, 1, 35, footer.indexOf("? help")));
        assertThat(session.state().layer()).isEqualTo(Layer.HELP);
    }

    @Test
    void theWheelMovesTheSelection() {
        Session session = threads().tell(new Mouse(Action.WHEEL_DOWN, 0, 10, 10));
        assertThat(session.state().threads().view().selected()).isEqualTo(3);
    }

    @Test
    void aTickOfTheClockChangesNothing() {
        UiState before = threads().state();
        assertThat(Update.of(before, new Msg.Tick(1)).state()).isSameAs(before);
    }

    @Test
    void whoLooksAtTheMemoryAsksForItAgainAndAgain() {
        Session session = threads().press("4");
        assertThat(session.state().screen()).isEqualTo(Screen.MEMORY);
        assertThat(session.effects()).containsExactly(new Request.Memory());

        session.tell(Samples.mapped(SampleMemory.server()));

        assertThat(session.effects()).hasSize(2);
    }

    @Test
    void nobodyReadsTheMemoryWhileThePictureIsHeldOrAnotherPageIsShown() {
        Session session = Session.on(Screen.MEMORY, Samples.contended()).press("space");
        int asked = session.effects().size();

        session.tell(Samples.contended());
        assertThat(session.effects()).hasSize(asked);
        session.press("space esc");
        assertThat(session.state().screen()).isEqualTo(Screen.THREADS);
    }
}
