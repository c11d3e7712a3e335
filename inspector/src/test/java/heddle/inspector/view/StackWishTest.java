package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Mode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackWishTest {
    private static final long MILLI = 1_000_000L;

    private static Scene after(long millis) {
        return Samples.contendedShop().late(millis * MILLI).build();
    }

    private static Session threads() {
        return Session.on(Screen.THREADS, after(0));
    }

    @Test
    void aSelectionThatRestsIsAskedForWithItsBlocker() {
        Session session = threads().tell(after(100));
        assertThat(session.effects()).isEmpty();
        session.tell(after(350));
        assertThat(session.effects()).containsExactly(new Request.Frames(java.util.List.of(207L, 228L), false));
    }

    @Test
    void itIsAskedForAgainEachSecondAndNotMoreOften() {
        Session session = threads();
        for (int millis = 0; millis <= 3600; millis += 250) session.tell(after(millis));
        assertThat(session.effects()).hasSize(4);
    }

    @Test
    void aSelectionThatMovesIsNotAskedFor() {
        Session session = threads();
        for (int millis = 0; millis <= 2000; millis += 250)
            session.tell(after(millis)).press("down");
        assertThat(session.effects()).isEmpty();
    }

    @Test
    void aKeyAsksAtOnce() {
        assertThat(threads().press("r").effects())
                .containsExactly(new Request.Frames(java.util.List.of(207L, 228L), true));
        assertThat(threads().press("enter").effects())
                .contains(new Request.Frames(java.util.List.of(207L, 228L), true));
    }

    @Test
    void aLockAsksForItsOwnerAndItsWaiters() {
        Session session = Session.on(Screen.LOCKS, after(0)).press("r");
        assertThat(session.effects())
                .containsExactly(new Request.Frames(java.util.List.of(228L, 200L, 207L, 214L, 221L), true));
    }

    @Test
    void withoutAnAgentNobodyIsAsked() {
        Session session = Session.on(
                Screen.THREADS,
                Samples.contendedShop().mode(Mode.AGENTLESS, Map.of()).build());
        assertThat(session.press("r").effects()).isEmpty();
        assertThat(session.state().notice()).contains("need the agent");
    }

    @Test
    void aPausedPictureAsksForNothing() {
        Session session = threads().press("space").tell(after(400)).tell(after(2000));
        assertThat(session.effects()).isEmpty();
    }

    @Test
    void thePageOfTheProcessAsksForNoStack() {
        Session session = Session.on(Screen.THREADS, after(0)).press("down 1 enter");
        assertThat(session.tell(after(400)).tell(after(2000)).effects()).containsOnly(new Request.Memory());
    }
}
