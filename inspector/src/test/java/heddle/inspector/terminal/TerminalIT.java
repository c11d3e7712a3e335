package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.googlecode.lanterna.terminal.ansi.UnixTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loop on a real terminal, started by a launcher that is a child of an interactive shell, as the product is. */
@Timeout(120)
class TerminalIT {

    private static final String MODES = "alternate=#{alternate_on} mouse=#{mouse_any_flag} cursor=#{cursor_flag}";
    private static final String TAKEN = "alternate=1 mouse=1 cursor=0";
    private static final String GIVEN_BACK = "alternate=0 mouse=0 cursor=1";

    private final Path folder;
    private final Tmux terminal;

    TerminalIT(@TempDir Path folder) throws IOException {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed: terminal behaviour is not checked");
        this.folder = folder;
        Files.writeString(launcher(), launcherText());
        Files.setPosixFilePermissions(launcher(), PosixFilePermissions.fromString("rwx------"));
        terminal = new Tmux(80, 24);
        terminal.line("cd " + folder + " && stty -a > before; clear");
    }

    @AfterEach
    void closeTerminal() throws IOException {
        terminal.close();
    }

    @Test
    void drawsAndFollowsTheSizeOfTheTerminal() throws IOException {
        start();
        String screen = terminal.await(shown -> shown.contains("size 80x24 last none 한글 end"));
        assertThat(screen.lines()).hasSize(24).first().asString().startsWith(" heddle ▸ order-service");
        terminal.resize(150, 40);
        screen = terminal.await(shown -> shown.contains("size 150x40"));
        assertThat(screen.lines()).hasSize(40).last().asString().startsWith(" ⏎ open");
        terminal.resize(80, 24);
        terminal.await(shown -> shown.contains("size 80x24"));
        assertThat(terminal.format(MODES)).isEqualTo(TAKEN);
        quit();
    }

    @Test
    void keysAndClicksArrive() throws IOException {
        start();
        terminal.keys("Up");
        terminal.await(shown -> shown.contains("last up "));
        terminal.keys("Escape");
        terminal.await(shown -> shown.contains("last esc "));
        terminal.keys("-l", "\u001b[<0;70;5M");
        terminal.await(shown -> shown.contains("last PRESS 4,69 "));
        quit();
    }

    @Test
    void ctrlZGivesTheTerminalBackAndFgTakesItAgain() throws IOException {
        start();
        terminal.keys("C-z");
        terminal.await(shown -> shown.contains("Stopped"));
        assertGivenBack();
        terminal.line("fg");
        terminal.await(shown -> shown.contains("last ctrl-z "));
        assertThat(terminal.format(MODES)).isEqualTo(TAKEN);
        quit();
    }

    @Test
    void aStoppedJobRunsOnInTheBackgroundWithoutTouchingTheTerminal() throws IOException {
        start();
        terminal.keys("C-z");
        terminal.await(shown -> shown.contains("Stopped"));
        terminal.line("bg");
        terminal.line("echo still $((40 + 2))");
        terminal.await(shown -> shown.contains("still 42"));
        assertGivenBack();
        terminal.line("fg");
        terminal.await(shown -> shown.contains("last ctrl-z "));
        quit();
    }

    @Test
    void aStoppedJobCanBeKilled() throws IOException {
        start();
        long pid = pid();
        terminal.keys("C-z");
        terminal.await(shown -> shown.contains("Stopped"));
        terminal.line("kill %1");
        awaitEnd(pid);
        assertGivenBack();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void aSignalEndsItWithTheTerminalGivenBack(String signal, int exitCode) throws IOException, InterruptedException {
        start();
        long pid = pid();
        assertThat(new ProcessBuilder("kill", "-" + signal, "" + pid).start().waitFor())
                .isZero();
        terminal.await(shown -> shown.contains("exit code " + exitCode));
        assertGivenBack();
    }

    @Test
    void aProgramThatFailsPrintsItsErrorOnTheRestoredTerminal() throws IOException {
        start();
        terminal.keys("x");
        terminal.await(shown -> shown.contains("failed on purpose") && shown.contains("exit code 1"));
        assertGivenBack();
    }

    @Test
    void aProgramThatHangsIsEndedByCtrlCTwice() throws IOException {
        start();
        terminal.keys("h");
        terminal.keys("C-c", "C-c");
        terminal.await(shown -> shown.contains("exit code 130"));
        assertGivenBack();
    }

    @Test
    void strayOutputGoesToTheLogAndNotToTheScreen() throws IOException {
        start();
        terminal.keys("e");
        String screen = terminal.await(shown -> shown.contains("last e "));
        assertThat(screen).doesNotContain("stray text");
        quit();
        assertThat(Files.readString(folder.resolve("log"))).contains("stray text");
    }

    @Test
    void aTerminalThatIsClosedEndsIt() throws IOException {
        start();
        long pid = pid();
        terminal.keys("-l", "j");
        terminal.close();
        awaitEnd(pid);
    }

    @Test
    void aTerminalThatNeverAnswersIsAskedNothing() throws IOException, InterruptedException {
        Process script = new ProcessBuilder("script", "-qefc", launcher().toString(), "/dev/null")
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        assertThat(script.waitFor(0, TimeUnit.SECONDS)).isFalse();
        String shown = readUntil(script, "\u001b[?2026l");
        assertThat(shown).contains("size 80x24").doesNotContain("\u001b[6n", "\u001b[c", "?\u0007");
        script.getOutputStream().write('q');
        script.getOutputStream().flush();
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void outputIntoAPipeIsNoTerminal() throws IOException {
        terminal.line("./launch | cat");
        terminal.await(shown -> shown.contains("no terminal"));
    }

    @Test
    void aJobStartedInTheBackgroundLeavesTheTerminalAlone() throws IOException {
        terminal.line("./launch &");
        terminal.await(shown -> Files.exists(folder.resolve("pid")));
        assertGivenBack();
        terminal.line("fg");
        terminal.await(shown -> shown.contains("last none"));
        quit();
    }

    private void start() throws IOException {
        terminal.line("./launch");
        String screen = terminal.await(shown -> shown.contains("last none") || shown.contains("exit code 1"));
        assertThat(screen).doesNotContain("exit code 1");
    }

    private void quit() throws IOException {
        terminal.keys("q");
        terminal.await(shown -> shown.contains("ended QUIT") && shown.contains("exit code 0"));
        assertGivenBack();
    }

    private void assertGivenBack() throws IOException {
        assertThat(terminal.format(MODES)).isEqualTo(GIVEN_BACK);
        terminal.line("stty -a > after; cmp before after && echo settings are e''qual");
        terminal.await(shown -> shown.contains("settings are equal"));
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    }

    private static void awaitEnd(long pid) {
        ProcessHandle.of(pid)
                .ifPresent(process ->
                        process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    private Path launcher() {
        return folder.resolve("launch");
    }

    /** Not an exec: the shell then waits for the launcher, and the launcher for us. */
    private static String launcherText() {
        String classPath = Stream.of(EchoProgram.class, TerminalLoop.class, UnixTerminal.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(":"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String program = " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 " + EchoProgram.class.getName() + " log";
        return "#!/bin/sh\n" + java + " -cp " + classPath + program + "\necho exit code $?\n";
    }

    private static String readUntil(Process process, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        while (text.indexOf(end) < 0) {
            int count = process.getInputStream().read(buffer);
            if (count < 0) {
                throw new AssertionError("ended before " + end + ": " + text);
            }
            text.append(new String(buffer, 0, count, UTF_8));
        }
        return text.toString();
    }
}
