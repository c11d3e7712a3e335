package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AnyKeysOnAnySceneTest {
    private static final List<Scene> SCENES = List.of(
            Scene.empty(SampleScene.HOST, 0, SampleScene.AT),
            Samples.machine(),
            Samples.contended(),
            Samples.deadlocked(),
            Samples.examined(),
            Samples.refusing(),
            Samples.hostile(),
            Samples.firstLook(),
            Samples.looked(),
            Samples.attaching(),
            Samples.refused(),
            Samples.stale(),
            Samples.manyThreads(200),
            Samples.mapped(SampleMemory.server()),
            Samples.mapped(SampleMemory.looked()),
            Samples.mapped(SampleMemory.refused()),
            new SampleScene().build());

    private static final List<String> KEYS = List.of(
            "up",
            "down",
            "pgup",
            "pgdn",
            "home",
            "end",
            "enter",
            "esc",
            "i",
            "0",
            "1",
            "2",
            "3",
            "4",
            "/",
            "s",
            "<",
            ">",
            "I",
            "f",
            "space",
            "H",
            "b",
            "w",
            "!",
            "t",
            "left",
            "right",
            "r",
            "?",
            "q",
            "backspace",
            "ctrl-u",
            "ctrl-c",
            "ctrl-z",
            "a",
            ":",
            "한");

    @Provide
    Arbitrary<Msg> messages() {
        return Arbitraries.oneOf(
                Arbitraries.of(KEYS).map(Key::new),
                Arbitraries.of(KEYS).map(Key::new),
                Arbitraries.of(SCENES),
                mice(),
                Combinators.combine(
                                Arbitraries.integers().between(1, 70),
                                Arbitraries.integers().between(1, 220))
                        .as(Msg.Resized::new));
    }

    private static Arbitrary<Mouse> mice() {
        return Combinators.combine(
                        Arbitraries.of(Mouse.Action.values()),
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.integers().between(0, 220))
                .as((action, row, column) -> new Mouse(action, 1, row, column));
    }

    @Property(tries = 300)
    void nothingThrowsAndEveryFrameFillsTheScreen(
            @ForAll @IntRange(max = 3) int screen, @ForAll List<@net.jqwik.api.From("messages") Msg> messages) {
        Inspector inspector = new Inspector(Screen.values()[screen], SCENES.get(0));
        UiState state = inspector.init();
        for (Msg msg : messages) {
            state = inspector.update(state, msg).state();
            Frame frame = inspector.render(state, state.size());
            assertThat(frame.bounds()).isEqualTo(state.size());
        }
    }
}
