package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {
    private static final int[] WIDTHS = {60, 80, 120, 200};

    /** Every situation that has keys of its own, in which each of them has something to do. */
    static Stream<Arguments> situations() {
        return Stream.of(
                situation("picker", () -> Session.on(Screen.PICKER, Samples.machine())),
                situation(
                        "threads",
                        () -> Session.on(Screen.THREADS, Samples.contended()).press("down")),
                situation(
                        "folded threads",
                        () -> Session.on(Screen.THREADS, Samples.contended()).press("t")),
                situation(
                        "a thread in detail",
                        () -> Session.on(Screen.THREADS, Samples.contended()).press("down enter")),
                situation(
                        "process",
                        () -> Session.on(Screen.PROCESS, Samples.examined()).press("down")),
                situation(
                        "locks",
                        () -> Session.on(Screen.LOCKS, Samples.contended()).press("down")),
                situation(
                        "findings",
                        () -> Session.on(Screen.FINDINGS, Samples.contended()).press("down")),
                situation(
                        "memory",
                        () -> Session.on(Screen.MEMORY, Samples.mapped(SampleMemory.server()))
                                .press("down")),
                situation(
                        "filter",
                        () -> Session.on(Screen.THREADS, Samples.contended()).press("/ a")),
                situation(
                        "sort menu",
                        () -> Session.on(Screen.THREADS, Samples.contended()).press("s")),
                situation(
                        "help",
                        () -> Session.on(Screen.LOCKS, Samples.contended()).press("?")),
                situation("refusal", () -> Session.on(Screen.THREADS, Samples.refused())));
    }

    private static Arguments situation(String name, Supplier<Session> session) {
        return Arguments.of(name, session);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void everyKeyOfTheFooterDoesSomething(String name, Supplier<Session> situation) {
        for (KeyBinding<Action> binding : named(situation.get().size(60, 200))) {
            for (Key key : binding.keys()) {
                Session session = situation.get();
                UiState before = session.state();
                session.tell(key);
                boolean acted = !session.effects().isEmpty() || !session.state().equals(before);
                assertThat(acted).as(name + ": " + key.name()).isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void theFooterShowsEveryKeyItNames(String name, Supplier<Session> situation) {
        for (int width : WIDTHS) {
            Session session = situation.get().size(24, width);
            List<String> lines = session.frame().lines();
            String footer = lines.get(lines.size() - 1);
            if (session.state().layer() == Layer.FILTER) continue;
            for (KeyBinding<Action> binding : named(session)) {
                assertThat(footer).as(name + " at " + width).contains(binding.footerKey() + " " + binding.label());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void aNarrowFooterDispatchesAsAWideOne(String name, Supplier<Session> situation) {
        Session session = situation.get().size(24, 60);
        assertThat(Keys.footer(session.state()).bindings().stream()
                        .map(KeyBinding::action)
                        .toList())
                .as(name)
                .isEqualTo(Keys.of(session.state()).bindings().stream()
                        .map(KeyBinding::action)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void helpTellsEveryKeyOfThePage(String name, Supplier<Session> situation) {
        Session session = situation.get().size(60, 200);
        if (session.state().layer() != Layer.NONE || name.equals("refusal")) return;
        String help = session.press("?").text();
        for (KeyBinding<Action> binding : Keys.ofPage(session.state()).bindings()) {
            assertThat(help).as(name).contains(binding.footerKey()).contains(binding.help());
        }
    }

    private static List<KeyBinding<Action>> named(Session session) {
        return Keys.footer(session.state()).bindings().stream()
                .filter(binding -> !binding.label().isEmpty())
                .toList();
    }
}
