package heddle.inspector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Contended;
import heddle.inspector.terminal.Tmux;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shipped live view on a real terminal, over a real program. */
@Timeout(120)
class LiveViewIT {
    private static final String MODES =
            "alternate=#{alternate_on} mouse=#{mouse_any_flag} cursor=#{cursor_flag} wrap=#{wrap_flag}";
    private static final String GIVEN_BACK = "alternate=0 mouse=0 cursor=1 wrap=1";

    private final Tmux terminal;
    private final ChildJvm jvm;

    LiveViewIT(@TempDir Path folder) throws IOException {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed: the live view is not checked on a terminal");
        Path jdk = Path.of(System.getProperty("java.home"));
        jvm = ChildJvm.start(jdk, Contended.class);
        terminal = new Tmux(120, 36);
        String environment = new Release(jdk, folder)
                .environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.joining(" "));
        terminal.line("cd " + folder + "; stty -g > before; export " + environment + "; clear");
    }

    @AfterEach
    void end() throws IOException {
        terminal.close();
        jvm.close();
    }

    @Test
    void threadsAndLocksAreShownAndQLeavesTheTerminalAsItWas() throws IOException {
        start("" + jvm.pid());
        terminal.keys("3");
        terminal.await(screen -> screen.contains("ReentrantLock@") && screen.contains("monitor"));
        terminal.resize(80, 24);
        String small = terminal.await(
                screen -> screen.contains("ReentrantLock") && screen.lines().count() == 24);
        assertThat(small.lines().map(String::length)).allMatch(width -> width <= 80);
        terminal.keys("2");
        terminal.await(screen -> screen.contains("monitor-1"));
        terminal.keys("?");
        terminal.await(screen -> screen.contains("Keys everywhere"));
        terminal.keys("Escape");
        quit();
    }

    @Test
    void theProcessAndTheParticularsOfAThreadAreShown() throws IOException {
        start("" + jvm.pid());
        terminal.keys("1");
        String page = terminal.await(screen -> screen.contains("CONTROL BLOCK") && screen.contains("dispatch"));
        assertThat(page).contains("PID         " + jvm.pid(), "ADDRESS SPACE", "threads by state");
        terminal.keys("Down", "Down", "Down", "Down", "Down", "Enter");
        terminal.await(screen -> screen.contains("from fd, fdinfo") && screen.contains("lib/modules"));
        terminal.keys("Escape", "2", "Enter");
        terminal.await(screen -> screen.contains("PRIVATE to this thread") && screen.contains("SCHED_OTHER"));
        quit();
    }

    @Test
    void thePickerLeadsToTheChosenJvm() throws IOException {
        terminal.line(Release.launcher().toString());
        terminal.await(screen -> screen.contains("" + jvm.pid()));
        terminal.keys("/");
        terminal.keys("-l", Contended.class.getSimpleName());
        terminal.keys("Enter", "Enter");
        terminal.await(screen -> screen.contains("LIVE") && screen.contains("monitor-1"));
        quit();
    }

    @Test
    void theEndOfTheTargetLeavesTheLastPicture() throws IOException {
        start("" + jvm.pid());
        jvm.signal("KILL");
        terminal.await(screen -> screen.contains("ended") && screen.contains("monitor-1"));
        quit();
    }

    @Test
    void ctrlZLeavesTheTargetAndBackGoesOnWatching() throws IOException {
        start("" + jvm.pid());
        ChildJvm.waitFor("the agent", this::hasAgent);
        terminal.keys("C-z");
        terminal.awaitShell();
        assertThat(terminal.format(MODES)).isEqualTo(GIVEN_BACK);
        assertThat(hasAgent()).isFalse();
        terminal.line("fg");
        ChildJvm.waitFor("the agent again", this::hasAgent);
        terminal.await(screen -> screen.contains("monitor-1") && screen.contains("LIVE"));
        quit();
    }

    private boolean hasAgent() {
        return jvm.threadNames().contains("heddle-agent");
    }

    @Test
    void aKilledInspectorLeavesTheTerminalUsable() throws IOException {
        start("" + jvm.pid());
        ProcessHandle inspector = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("heddle-inspector.jar") && line.endsWith(" " + jvm.pid()))
                        .isPresent())
                .findFirst()
                .orElseThrow();
        inspector.destroyForcibly();
        assertGivenBack();
    }

    private void start(String target) throws IOException {
        terminal.line(Release.launcher() + " " + target);
        terminal.await(screen -> screen.contains("LIVE") && screen.contains("monitor-1"));
    }

    private void quit() throws IOException {
        terminal.keys("q");
        assertGivenBack();
    }

    private void assertGivenBack() throws IOException {
        terminal.awaitShell();
        terminal.line("stty -g > after; cmp before after && echo settings are e''qual");
        terminal.await(screen -> screen.contains("settings are equal"));
        assertThat(terminal.format(MODES)).isEqualTo(GIVEN_BACK);
    }
}
