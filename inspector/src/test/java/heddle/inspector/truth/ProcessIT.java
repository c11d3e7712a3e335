package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Heddle says of a process beside what the kernel's files and the system's own tools say of it. */
class ProcessIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PYTHON = """
            import time, socket, select
            server = socket.create_server(('127.0.0.1', 0))
            poll = select.epoll()
            poll.register(server)
            print('ready', flush=True)
            time.sleep(600)
            """;

    static List<Jdk> jdks() throws IOException {
        return Jdks.all();
    }

    private static Json ask(Jdk inspector, String... arguments) throws IOException, InterruptedException {
        HeddleProcess.Result result = HeddleProcess.run(inspector, LIMIT, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return Json.parse(result.out());
    }

    private static Json process(Jdk inspector, long pid) throws IOException, InterruptedException {
        return ask(inspector, "process", Long.toString(pid), "--mode", "look", "--for", "500ms", "--json");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theControlBlockOfAJvmIsWhatTheKernelKeeps(Jdk jdk) throws IOException, InterruptedException {
        try (SampleProcess sample = SampleProcess.start(jdk, "S02")) {
            Json pcb = process(jdk, sample.pid()).at("pcb");

            assertThat(((Map<?, ?>) Objects.requireNonNull(pcb.at("unavailable").value())).keySet())
                    .isEqualTo(Set.of("registers"));
            assertSameAsStatus(pcb, sample.pid());
            assertSameAsPs(pcb, sample.pid());
            assertSameDescriptors(pcb, sample.pid());
            assertThat(pcb.at("limits.open_files.soft").text()).isEqualTo(limit(sample.pid(), "Max open files"));
            assertThat(pcb.at("parent.pid").text())
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
            assertThat(pcb.at("pc").text()).isEqualTo(lastWord(sample.pid()));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everyThreadIsCountedOnceAndEveryDispatchHasItsCause(Jdk jdk) throws IOException, InterruptedException {
        try (SampleProcess sample = SampleProcess.start(jdk, "S02")) {
            Json answer = ask(jdk, "process", Long.toString(sample.pid()), "--mode", "look", "--for", "3s", "--json");
            Json census = answer.at("census");
            double waiting = number(census, "WAITING");
            double threads = number(census, "NEW") + number(census, "READY") + number(census, "RUNNING") + waiting;
            double causes = ((Map<?, ?>)
                            Objects.requireNonNull(census.at("by_cause").value()))
                    .values().stream()
                            .mapToDouble(count -> ((Number) count).doubleValue())
                            .sum();
            Json rates = answer.at("transitions_per_s");

            assertThat(threads).isCloseTo(Double.parseDouble(status(sample.pid(), "Threads")), within(2.0));
            assertThat(causes).isEqualTo(waiting);
            assertThat(number(rates, "dispatch")).isPositive();
            // Each thread may have one arrow more out of a state than into it, and the window is of three seconds.
            assertThat(number(rates, "request") + number(rates, "timeout"))
                    .isCloseTo(number(rates, "dispatch"), within(threads / 3));
        }
    }

    private static double number(Json object, String field) {
        return object.at(field).number().orElseThrow();
    }

    private static void assertSameAsStatus(Json pcb, long pid) throws IOException {
        assertThat(pcb.at("memory.page_tables_kb").number().orElseThrow())
                .isCloseTo(Double.parseDouble(status(pid, "VmPTE").split(" ", 2)[0]), within(64.0));
        assertThat(pcb.at("memory.rss_kb").number().orElseThrow())
                .isCloseTo(Double.parseDouble(status(pid, "VmRSS").split(" ", 2)[0]), within(4096.0));
        try (Stream<String> maps = Files.lines(Path.of("/proc/" + pid + "/maps"), StandardCharsets.ISO_8859_1)) {
            assertThat(pcb.at("memory.maps").number().orElseThrow()).isCloseTo((double) maps.count(), within(30.0));
        }
        assertThat(pcb.at("allowed_cpus").text()).isEqualTo(status(pid, "Cpus_allowed_list"));
    }

    private static void assertSameAsPs(Json pcb, long pid) throws IOException, InterruptedException {
        assumeTrue(has("ps"), "ps is not installed");
        String[] words = said("ps", "-o", "ppid=,ni=,cls=,user=,etimes=", "-p", Long.toString(pid))
                .strip()
                .split(" +", -1);
        assertThat(pcb.at("ppid").text()).isEqualTo(words[0]);
        assertThat(pcb.at("nice").text()).isEqualTo(words[1]);
        assertThat(pcb.at("policy").text()).isEqualTo(words[2].equals("TS") ? "SCHED_OTHER" : words[2]);
        assertThat(pcb.at("user").text()).isEqualTo(words[3]);
        long seconds = Duration.between(Instant.parse(pcb.at("started").text()), Instant.now())
                .toSeconds();
        assertThat(seconds).isCloseTo(Long.parseLong(words[4]), within(3L));
    }

    private static void assertSameDescriptors(Json pcb, long pid) throws IOException {
        Set<String> linked = new TreeSet<>();
        try (Stream<Path> links = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path link : links.toList()) {
                if (Files.readSymbolicLink(link).startsWith("/")) {
                    linked.add(link.getFileName() + " " + Files.readSymbolicLink(link));
                }
            }
        }
        Set<String> told = pcb.at("files")
                .elements()
                .filter(file -> file.at("target").text().startsWith("/"))
                .map(file -> file.at("fd").text() + " " + file.at("target").text())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(linked).isNotEmpty();
        assertThat(pcb.at("files").elements())
                .allMatch(
                        file -> Set.of("r", "w", "rw").contains(file.at("mode").text()));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void signalsHaveTheNamesThatKillGivesThem(Jdk jdk) throws IOException, InterruptedException {
        assumeTrue(has("bash"), "bash, whose kill knows the real-time signals, is not installed");
        try (SampleProcess sample = SampleProcess.start(jdk, "S02")) {
            Json signals = process(jdk, sample.pid()).at("signals");

            assertThat(withoutNumbered(signals.at("handled").names())).isEqualTo(named(status(sample.pid(), "SigCgt")));
            assertThat(withoutNumbered(signals.at("ignored").names())).isEqualTo(named(status(sample.pid(), "SigIgn")));
        }
    }

    private static Set<String> withoutNumbered(Set<String> names) {
        names.removeIf(name -> name.matches("SIG\\d+"));
        return names;
    }

    /** The C library's own two have no names. */
    private static Set<String> named(String mask) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        long bits = Long.parseUnsignedLong(mask, 16);
        for (int signal = 1; signal <= 64; signal++) {
            boolean ofTheLibrary = signal == 32 || signal == 33;
            if ((bits >>> (signal - 1) & 1) == 0 || ofTheLibrary) continue;
            names.add("SIG" + said("bash", "-c", "kill -l " + signal).strip());
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aProgramInAnotherLanguageHasFewerFieldsAndNoError(Jdk jdk) throws IOException, InterruptedException {
        assumeTrue(has("python3"), "python3 is not installed");
        Process python = new ProcessBuilder("python3", "-c", PYTHON).start();
        try {
            assertThat(python.inputReader().readLine()).isEqualTo("ready");
            Json answer = process(jdk, python.pid());
            List<String> kinds = answer.at("pcb.files")
                    .elements()
                    .map(file -> file.at("kind").text())
                    .toList();

            assertThat(kinds).contains("socket", "epoll", "pipe");
            assertThat(answer.at("target.jdk").isNull()).isTrue();
            assertThat(answer.at("pcb.state").text()).isEqualTo("WAITING");
            assertThat(answer.at("census.by_cause.SLEEP").text()).isEqualTo("1");
            assertThat(answer.at("ended").isNull()).isTrue();
        } finally {
            python.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void withoutAModeAProcessThatIsNoJvmIsLookedAt(Jdk jdk) throws IOException, InterruptedException {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            for (String command : List.of("process", "threads")) {
                Json answer = ask(jdk, command, Long.toString(sleep.pid()), "--for", "300ms", "--json");

                assertThat(answer.at("mode").text()).isEqualTo("look");
                assertThat(answer.at("unavailable.mode").text()).contains("JVM");
            }
        } finally {
            sleep.destroyForcibly().waitFor();
        }
    }

    @Test
    void anAgentIsNothingForAProcessThatIsNoJvm() throws IOException, InterruptedException {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            HeddleProcess.Result result = HeddleProcess.run(
                    Jdks.all().get(0), LIMIT, "process", Long.toString(sleep.pid()), "--mode", "agent", "--json");

            assertThat(result.exitCode()).isEqualTo(5);
            assertThat(result.out()).isEmpty();
        } finally {
            sleep.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessThatIsNotThereIsNotFound() throws IOException, InterruptedException {
        HeddleProcess.Result result = HeddleProcess.run(Jdks.all().get(0), LIMIT, "process", "99999999");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("There is no process 99999999");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theEndOfTheProcessEndsTheWatch(Jdk jdk) throws IOException, InterruptedException {
        Process sleep = new ProcessBuilder("sleep", "8").start();
        HeddleProcess.Result result = HeddleProcess.run(
                jdk, LIMIT, "watch", Long.toString(sleep.pid()), "--view", "process", "--every", "500ms");
        List<Json> lines = new ArrayList<>();
        for (String line : result.out().split("\n", -1)) {
            if (!line.isEmpty()) lines.add(Json.parse(line));
        }

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.get(0).at("ended").isNull()).isTrue();
        assertThat(lines.get(lines.size() - 1).at("ended.how").text()).isIn("exit", "unknown");
    }

    @Test
    void peopleReadTheSameFields() throws IOException, InterruptedException {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            HeddleProcess.Result result = HeddleProcess.run(
                    Jdks.all().get(0), LIMIT, "process", Long.toString(sleep.pid()), "--for", "300ms");

            assertThat(result.out())
                    .contains("PID", "State", "PC ", "Registers", "Memory", "Open files", "Scheduling", "Parent")
                    .contains("Waiting (sleep)")
                    .contains("handled: none");
        } finally {
            sleep.destroyForcibly().waitFor();
        }
    }

    private static String status(long pid, String label) throws IOException {
        return line(Path.of("/proc/" + pid + "/status"), label + ":");
    }

    private static String limit(long pid, String label) throws IOException {
        return line(Path.of("/proc/" + pid + "/limits"), label).split(" +", -1)[0];
    }

    private static String line(Path file, String label) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(label))
                    .map(line -> line.substring(label.length()).strip())
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The program counter of the first thread. */
    private static String lastWord(long pid) throws IOException {
        String call = Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/syscall"))
                .strip();
        return call.substring(call.lastIndexOf(' ') + 1);
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
