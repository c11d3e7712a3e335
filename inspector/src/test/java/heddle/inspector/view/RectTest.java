package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RectTest {

    private final Rect screen = Rect.screen(24, 80);

    @Test
    void partsTileTheWhole() {
        assertThat(screen.topRows(3)).isEqualTo(new Rect(0, 0, 3, 80));
        assertThat(screen.withoutTop(3)).isEqualTo(new Rect(3, 0, 21, 80));
        assertThat(screen.bottomRows(1)).isEqualTo(new Rect(23, 0, 1, 80));
        assertThat(screen.withoutBottom(1)).isEqualTo(new Rect(0, 0, 23, 80));
        assertThat(screen.rightColumns(30)).isEqualTo(new Rect(0, 50, 24, 30));
        assertThat(screen.withoutRight(30)).isEqualTo(new Rect(0, 0, 24, 50));
    }

    @Test
    void runningOutOfRoomEndsInEmptyNotInNegative() {
        assertThat(screen.withoutTop(30).isEmpty()).isTrue();
        assertThat(screen.inset(20, 50).height()).isZero();
        assertThat(screen.topRows(-1).isEmpty()).isTrue();
        assertThat(screen.intersect(new Rect(30, 90, 5, 5)).isEmpty()).isTrue();
    }

    @Test
    void centeredPartIsNoLargerThanTheWhole() {
        assertThat(screen.centered(4, 20)).isEqualTo(new Rect(10, 30, 4, 20));
        assertThat(screen.centered(99, 99)).isEqualTo(screen);
    }
}
