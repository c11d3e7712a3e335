package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ViewportTest {

    @Test
    void scrollsNoMoreThanNeeded() {
        Viewport viewport = new Viewport(10, 12);
        assertThat(viewport.move(2, 5, 100)).isEqualTo(new Viewport(10, 14));
        assertThat(viewport.move(3, 5, 100)).isEqualTo(new Viewport(11, 15));
        assertThat(viewport.move(-5, 5, 100)).isEqualTo(new Viewport(7, 7));
        assertThat(viewport.fit(5, 11)).isEqualTo(new Viewport(6, 10));
    }

    @Test
    void anEmptyListHasItsFirstRowSelected() {
        assertThat(new Viewport(4, 6).fit(5, 0)).isEqualTo(Viewport.START);
    }

    @Property
    void theSelectedRowIsAlwaysVisible(
            @ForAll @IntRange(max = 30) int top,
            @ForAll @IntRange(max = 30) int selected,
            @ForAll @IntRange(min = -40, max = 40) int by,
            @ForAll @IntRange(min = 1, max = 12) int visible,
            @ForAll @IntRange(min = 1, max = 30) int count) {
        Viewport moved = new Viewport(top, selected).move(by, visible, count);
        assertThat(moved.selected()).isBetween(0, count - 1).isBetween(moved.top(), moved.top() + visible - 1);
        assertThat(moved.top()).isBetween(0, Math.max(0, count - visible));
    }
}
