package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.WaitCause;
import heddle.inspector.view.Mouse.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static Session threads() {
        return Session.on(Screen.THREADS, Samples.contended());
    }

    private static List<String> names(Session session) {
        return Listing.THREADS.rows(session.state()).stream()
                .map(ThreadItem::name)
                .toList();
    }

    private static ThreadFold selected(Session session) {
        return Folding.fold(session.state()).orElseThrow();
    }

    private static SampleThread stacked(int tid, String name, String... frames) {
        return SampleThread.named(tid, name).waiting(WaitCause.PARK, 100).at(frames);
    }

    @Test
    void threadsWhoseNamesDifferInNumbersOnlyAreOneRow() {
        assertThat(names(threads().press("t")))
                .contains("http-nio-#-exec-#", "pool-#-thread-#")
                .doesNotContain("http-nio-8080-exec-3", "pool-2-thread-4");
    }

    @Test
    void whoIsLikeNobodyKeepsARowOfItsOwn() {
        assertThat(names(threads().press("t"))).contains("inventory-writer", "주문-처리기-2", "G1 Conc#0");
    }

    @Test
    void tGoesFromNamesToStacksToNothing() {
        Session session = threads();
        List<String> all = names(session);
        assertThat(session.press("t").state().switches().folds().by()).isEqualTo(FoldBy.NAME);
        assertThat(session.press("t").state().switches().folds().by()).isEqualTo(FoldBy.STACK);
        assertThat(names(session.press("t"))).isEqualTo(all);
    }

    @Test
    void aFoldCountsItsThreadsByStateAndSumsTheirCpu() {
        ThreadFold fold = selected(threads().press("t"));
        assertThat(fold.idText()).isEqualTo("×16");
        assertThat(fold.census().of(Mark.PARK)).isEqualTo(12);
        assertThat(fold.census().of(Mark.LOCK)).isEqualTo(4);
        double sum = fold.members().stream().mapToDouble(ThreadRow::cpuPercent).sum();
        assertThat(fold.cpuPercent()).isEqualTo(sum).isGreaterThan(35);
        assertThat(fold.isBlocked()).isTrue();
    }

    @Test
    void threadsWithTheSameStackAreOneRowNamedByTheirPlaceInTheProgram() {
        Scene scene = new SampleScene()
                .thread(stacked(1, "a", "java.lang.Object.wait:1", "com.acme.Queue.take:7"))
                .thread(stacked(2, "b", "java.lang.Object.wait:1", "com.acme.Queue.take:7"))
                .thread(stacked(3, "c", "java.lang.Object.wait:1", "com.acme.Queue.take:9"))
                .build();
        Session session = Session.on(Screen.THREADS, scene).press("t t");
        assertThat(names(session)).containsExactlyInAnyOrder("Queue.take:7", "c");
        assertThat(session.text()).contains("Object.wait:1");
    }

    @Test
    void stacksThatNobodyToldAreNotEqual() {
        Scene scene = new SampleScene()
                .thread(SampleThread.named(1, "a").running(1))
                .thread(SampleThread.named(2, "b").running(1))
                .thread(SampleThread.named(3, "c").kind(ThreadKind.VM).idle())
                .thread(SampleThread.named(4, "d").kind(ThreadKind.VM).idle())
                .build();
        Session session = Session.on(Screen.THREADS, scene).press("t t");
        assertThat(names(session)).containsExactlyInAnyOrder("(no stack told yet)", "(no Java stack)");
    }

    @Test
    void foldingByStackAsksForSomeThatAreNotToldAsAKeyPressMay() {
        Session session = threads().press("t");
        assertThat(session.effects()).isEmpty();
        session.press("t");
        assertThat(session.effects()).singleElement().isInstanceOfSatisfying(Request.Frames.class, frames -> {
            assertThat(frames.pressed()).isTrue();
            assertThat(frames.javaIds()).contains(401L, 298L).hasSizeLessThanOrEqualTo(66);
        });
    }

    @Test
    void enterOpensAFoldAndClosesIt() {
        Session session = threads().press("t enter");
        assertThat(names(session)).contains("http-nio-#-exec-#", "http-nio-8080-exec-3");
        assertThat(session.text()).contains("⏎ close");
        assertThat(names(session.press("enter"))).doesNotContain("http-nio-8080-exec-3");
        assertThat(session.text()).contains("⏎ open");
    }

    @Test
    void theArrowToTheRightOpensAndTheOneToTheLeftCloses() {
        Session session = threads().press("t right");
        assertThat(names(session)).contains("http-nio-8080-exec-3");
        assertThat(names(session.press("left"))).doesNotContain("http-nio-8080-exec-3");
    }

    @Test
    void theArrowToTheLeftOnAThreadClosesTheFoldItIsIn() {
        Session session = threads().press("t right down down");
        assertThat(session.thread()).isEqualTo("http-nio-8080-exec-7");
        session.press("left");
        assertThat(selected(session).name()).isEqualTo("http-nio-#-exec-#");
    }

    @Test
    void enterOnAThreadInsideAFoldOpensItsDetail() {
        Session session = threads().press("t enter down enter");
        assertThat(session.thread()).isEqualTo("http-nio-8080-exec-3");
        assertThat(session.state().switches().detailOpen()).isTrue();
    }

    @Test
    void aSecondClickOpensAFold() {
        Session session = threads().press("t");
        int row = Page.of(session.state()).table().top()
                + 1
                + session.state().threads().view().selected();
        session.tell(new Mouse(Action.PRESS, 1, row, 10));
        assertThat(names(session)).contains("http-nio-8080-exec-3");
    }

    @Test
    void theSelectionStaysWithItsThread() {
        Session session = threads();
        assertThat(session.thread()).isEqualTo("http-nio-8080-exec-3");
        assertThat(selected(session.press("t")).name()).isEqualTo("http-nio-#-exec-#");
        assertThat(session.press("t t").state().threads().key()).isNotNull();
    }

    @Test
    void anOpenFoldStaysOpenWhenNewsCome() {
        Session session = threads().press("t enter").tell(Samples.contended());
        assertThat(names(session)).contains("http-nio-8080-exec-3");
        assertThat(selected(session).name()).isEqualTo("http-nio-#-exec-#");
    }

    @Test
    void goingToAThreadOpensTheFoldThatHidesIt() {
        Session session = threads().press("t G ! w");
        assertThat(session.thread()).isEqualTo("http-nio-8080-exec-7");
        assertThat(names(session)).contains("http-nio-8080-exec-7", "http-nio-#-exec-#");
    }

    @Test
    void aFilterComesBeforeFolding() {
        Session session = threads().press("t /").type("state:park").press("enter");
        assertThat(Listing.THREADS.rows(session.state()))
                .filteredOn(item -> item.name().equals("http-nio-#-exec-#"))
                .extracting(ThreadItem::idText)
                .containsExactly("×12");
    }

    @Test
    void tenThousandVirtualThreadsAreOneRow() {
        Session session = Session.on(Screen.THREADS, Samples.virtualThreads()).press("t");
        assertThat(names(session)).containsExactlyInAnyOrder("ForkJoinPool-#-worker-#", "request-#-of-batch");
        assertThat(session.text()).contains("×10000").contains("P 9990 r 10");
    }

    @Test
    void namelessThreadsAreOneRow() {
        Scene scene = new SampleScene()
                .thread(SampleThread.named(1, "").kind(ThreadKind.VIRTUAL).running(1))
                .thread(SampleThread.named(2, "").kind(ThreadKind.VIRTUAL).running(1))
                .build();
        assertThat(names(Session.on(Screen.THREADS, scene).press("t"))).containsExactly("(no name)");
    }

    @Test
    void anOrderHoldsForFoldsAndInsideThem() {
        Session session = threads().press("t right >");
        List<ThreadItem> rows = Listing.THREADS.rows(session.state());
        assertThat(session.state().threads().order()).isEqualTo(ThreadOrder.WAITING_ON);
        session.press("< <");
        List<String> names = names(session);
        int fold = names.indexOf("http-nio-#-exec-#");
        List<ThreadItem> inside = Listing.THREADS.rows(session.state()).subList(fold + 1, fold + 1 + 16);
        assertThat(inside).isSortedAccordingTo(ThreadOrder.CPU);
        assertThat(rows).hasSameSizeAs(names);
    }

    @Test
    void theTitleTellsThatThreadsAreFolded() {
        assertThat(threads().press("t").text()).contains("(folded by name)");
        assertThat(threads().press("t t").text()).contains("(folded by stack)");
    }
}
