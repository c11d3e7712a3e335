package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Transitions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwitchAccountTest {
    private final SwitchAccount account = new SwitchAccount();

    @BeforeEach
    void beginBlocked() {
        account.take(100, 50);
        account.blocked(true);
        account.begin();
    }

    @Test
    void blockedThreadThatWokeAndBlockedAgainCompletedAsOftenAsItAsked() {
        account.take(103, 51);
        account.blocked(true);

        assertThat(account.transitions(4)).isEqualTo(new Transitions(4, 1, 3, 3));
    }

    @Test
    void threadThatWokeAndStillRunsCompletedOnceMore() {
        account.take(102, 50);
        account.blocked(false);

        assertThat(account.transitions(3)).isEqualTo(new Transitions(3, 0, 2, 3));
    }

    @Test
    void completionIsNotCountedBeforeItsRequest() {
        account.take(100, 50);
        account.blocked(false);
        assertThat(account.transitions(1)).isEqualTo(new Transitions(1, 0, 0, 1));

        account.take(100, 50);
        account.blocked(true);
        assertThat(account.transitions(0)).isEqualTo(Transitions.NONE);

        account.take(101, 50);
        account.blocked(true);
        assertThat(account.transitions(0)).isEqualTo(new Transitions(0, 0, 1, 0));
    }

    @Test
    void whatWasNotCountedIsOwedAndComesLater() {
        account.owe();
        account.blocked(true);
        assertThat(account.transitions(7)).isEqualTo(Transitions.NONE);
        assertThat(account.isOwed()).isTrue();

        account.take(107, 50);
        account.blocked(true);
        assertThat(account.transitions(0)).isEqualTo(new Transitions(7, 0, 7, 7));
        assertThat(account.isOwed()).isFalse();
    }

    @Test
    void countersThatGoBackAreNoTransitions() {
        account.take(10, 5);
        account.blocked(true);

        assertThat(account.transitions(0)).isEqualTo(Transitions.NONE);
    }
}
