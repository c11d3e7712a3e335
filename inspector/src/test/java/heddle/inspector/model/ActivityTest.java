package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivityTest {
    @Test
    void waitingNeedsACause() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Activity(ThreadState.WAITING, null, null, false));
    }

    @ParameterizedTest
    @EnumSource(names = "WAITING", mode = EnumSource.Mode.EXCLUDE)
    void onlyWaitingHasACause(ThreadState state) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Activity(state, WaitCause.LOCK, null, false));
    }

    @ParameterizedTest
    @EnumSource(names = "WAITING", mode = EnumSource.Mode.EXCLUDE)
    void onlyAWaitingThreadIsIdle(ThreadState state) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Activity(state, null, null, true));
    }

    @Test
    void onlyAReadyThreadHasACauseOfBeingReady() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Activity(ThreadState.RUNNING, null, ReadyCause.THROTTLED, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Activity(ThreadState.READY, null, null, false));
        assertThat(Activity.READY.readyCause()).isEqualTo(ReadyCause.CPU);
    }

    @Test
    void anIdleWorkerIsParkedWhateverItWaitsOn() {
        assertThat(Activity.idleWorker()).isEqualTo(new Activity(ThreadState.WAITING, WaitCause.PARK, null, true));
    }

    @ParameterizedTest
    @EnumSource
    void aThreadIsBlockedByLocksOnly(WaitCause cause) {
        assertThat(Activity.waiting(cause).isBlocked()).isEqualTo(cause.isLock());
        assertThat(Activity.waiting(cause).isWaiting()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void noCauseIsBothALockAndInput(WaitCause cause) {
        assertThat(cause.isLock() && cause.isIo()).isFalse();
    }
}
