package heddle.inspector.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs programs of the matrix with one Heddle each, which looks once and does not know what to look for.
 *
 * @param window for how long Heddle looks
 * @param atOnce how many at once, of those whose truth does not depend on processors
 */
record FaultWitness(Duration window, int atOnce) {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** What is to be run; with a seed, threads and classes have other names. */
    record Order(FaultProgram program, Jdk jdk, Optional<Integer> names) {}

    /** All of them, in order: first those that may run side by side, then the others one by one. */
    List<FaultRun> observe(Collection<Order> orders) throws InterruptedException {
        List<FaultRun> runs = new ArrayList<>();
        runs.addAll(observe(orders.stream().filter(it -> !it.program().alone()).toList(), atOnce));
        runs.addAll(observe(orders.stream().filter(it -> it.program().alone()).toList(), 1));
        return runs;
    }

    private List<FaultRun> observe(List<Order> orders, int threads) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<FaultRun>> tasks = new ArrayList<>();
            orders.forEach(order -> tasks.add(() -> observe(order)));
            List<FaultRun> runs = new ArrayList<>();
            for (Future<FaultRun> run : executor.invokeAll(tasks)) runs.add(run.get());
            return runs;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private FaultRun observe(Order order) throws InterruptedException {
        FaultProgram program = order.program();
        try (SampleProcess process = program.start(order.jdk(), order.names())) {
            Json answer = ask(process, order.jdk());
            List<Compared> results = new TruthComparison(answer).compare(truth(process, answer));
            boolean printed = !program.healthy() && printsDeadlock(process.pid(), order.jdk());
            return new FaultRun(program, order.jdk(), results, answer, printed, "");
        } catch (IOException | IllegalStateException | CompletionException failure) {
            String why = String.valueOf(failure.getMessage());
            return new FaultRun(program, order.jdk(), List.of(), new Json(null), false, why);
        }
    }

    private Json ask(SampleProcess process, Jdk jdk) throws IOException, InterruptedException {
        String pid = Long.toString(process.pid());
        String length = window.toSeconds() + "s";
        HeddleProcess.Result result =
                HeddleProcess.run(jdk, LIMIT, "locks", pid, "--mode", "agent", "--for", length, "--json");
        if (result.exitCode() != 0) throw new IllegalStateException(result.err());
        return Json.parse(result.out());
    }

    private static List<Expectation> truth(SampleProcess process, Json answer) throws InterruptedException {
        long to = Instant.parse(answer.at("at").text()).toEpochMilli();
        long from = to - Math.round(answer.at("window_ms").number().orElseThrow());
        return process.truth(from, to).stream()
                .filter(expectation -> expectation.subject().command().equals("locks"))
                .toList();
    }

    /** What whoever has only the JDK's tools would see. */
    private static boolean printsDeadlock(long pid, Jdk jdk) throws IOException {
        Process print = new ProcessBuilder(
                        jdk.home().resolve("bin/jcmd").toString(), Long.toString(pid), "Thread.print")
                .redirectErrorStream(true)
                .start();
        return new String(print.getInputStream().readAllBytes(), UTF_8).contains("Java-level deadlock");
    }
}
