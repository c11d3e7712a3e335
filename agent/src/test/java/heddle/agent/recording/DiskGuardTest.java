package heddle.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiskGuardTest {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long GIGABYTE = 1024 * MEGABYTE;

    @Test
    void startingTakes512MegabytesOnASmallDisk() {
        assertThat(DiskGuard.STANDARD.refusal(512 * MEGABYTE, 2 * GIGABYTE)).isEmpty();
        assertThat(DiskGuard.STANDARD.refusal(512 * MEGABYTE - 1, 2 * GIGABYTE))
                .contains("511 MB free, recording needs 512 MB to start");
    }

    @Test
    void startingTakesATwentiethOfALargeDisk() {
        assertThat(DiskGuard.STANDARD.refusal(50 * GIGABYTE, 1000 * GIGABYTE)).isEmpty();
        assertThat(DiskGuard.STANDARD.refusal(49 * GIGABYTE, 1000 * GIGABYTE)).isNotEmpty();
    }

    @Test
    void goingOnTakes256Megabytes() {
        assertThat(DiskGuard.STANDARD.alarm(256 * MEGABYTE)).isEmpty();
        assertThat(DiskGuard.STANDARD.alarm(255 * MEGABYTE)).contains("255 MB free, recording stops below 256 MB");
    }

    @Test
    void aFloorReplacesBothAndIsHalvedForGoingOn() {
        DiskGuard guard = DiskGuard.withFloor(100 * MEGABYTE);

        assertThat(guard.refusal(100 * MEGABYTE, 1000 * GIGABYTE)).isEmpty();
        assertThat(guard.refusal(99 * MEGABYTE, 1000 * GIGABYTE)).isNotEmpty();
        assertThat(guard.alarm(50 * MEGABYTE)).isEmpty();
        assertThat(guard.alarm(49 * MEGABYTE)).isNotEmpty();
    }
}
