package heddle.samples.faults;

import heddle.samples.truth.Awaited;
import heddle.samples.truth.Cause;
import heddle.samples.truth.Claim;
import heddle.samples.truth.Confidence;
import heddle.samples.truth.Diary;
import heddle.samples.truth.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A few workers who cannot finish before one of them is free. The twin has other workers for the second part. */
final class SelfServing {

    private static final int WORKERS = 2;
    private static final String WORKER = "worker";
    private static final String HELPER = "helper";

    private SelfServing() {}

    private static void tell(Stage stage, List<String> victims) {
        List<String> members = stage.names(WORKER, WORKERS);
        stage.deadlock("self-call", Confidence.GUESS, members, victims);
        stage.claim(Claim.finding(List.of("self-wait"), Severity.HIGH, window -> true)
                .naming(members));
    }

    /** Each task of a pool waits for a task it has given to a pool. */
    record Tasks(boolean toItself) implements Plot {

        /** A pool whose threads keep diaries. */
        private static final class Pool {
            private final Map<Thread, Diary> diaries = new ConcurrentHashMap<>();
            private final AtomicInteger count = new AtomicInteger();
            private final ExecutorService executor;

            Pool(Stage stage, String part) {
                executor = Executors.newFixedThreadPool(
                        WORKERS,
                        tasks -> stage.newThread(part + '-' + count.incrementAndGet(), own -> {
                            diaries.put(Thread.currentThread(), own);
                            own.sleep(1);
                            tasks.run();
                        }));
            }

            Future<Boolean> submit(Work work) {
                return executor.submit(() -> run(work));
            }

            private boolean run(Work work) throws Exception {
                work.run(Objects.requireNonNull(diaries.get(Thread.currentThread())));
                return true;
            }
        }

        @Override
        public void play(Stage stage) throws Exception {
            Pool workers = new Pool(stage, WORKER);
            Pool second = toItself ? workers : new Pool(stage, HELPER);
            Work task = diary -> second.submit(Work.asleep(1)).get();
            if (toItself) {
                CountDownLatch allBusy = new CountDownLatch(WORKERS);
                Work meet = diary -> {
                    allBusy.countDown();
                    allBusy.await();
                    diary.waitsForGood(Awaited.cause(Cause.RESOURCE));
                };
                Work ask = diary -> {
                    diary.waitsForGood(Awaited.cause(Cause.RESOURCE));
                    workers.submit(meet.then(task)).get();
                };
                stage.startAll("client", WORKERS, ask);
                allBusy.await();
            } else {
                stage.startAll(
                        "client",
                        WORKERS,
                        Work.pause(30).then(diary -> workers.submit(task).get()).forever());
            }
            stage.awaitStuck(stage.names(WORKER, WORKERS));
            tell(stage, stage.names("client", WORKERS));
        }
    }

    /** Each answer of a server needs an answer of a server. */
    record Calls(boolean toItself) implements Plot {

        @Override
        public void play(Stage stage) throws Exception {
            ServerSocket front = listen();
            ServerSocket back = toItself ? front : listen();
            stage.startAll(WORKER, WORKERS, serve(front, diary -> ask(back, diary, toItself)));
            if (!toItself) stage.startAll(HELPER, WORKERS, serve(back, Work.nothing()));
            Work ask = diary -> ask(front, diary, toItself);
            stage.startAll("client", WORKERS, Work.pause(30).then(ask).forever());
            stage.awaitStuck(stage.names(WORKER, WORKERS));
            tell(stage, stage.names("client", WORKERS));
        }

        private static ServerSocket listen() throws IOException {
            return new ServerSocket(0, 2 * WORKERS, InetAddress.getLoopbackAddress());
        }

        private static Work serve(ServerSocket server, Work answering) {
            Work answer = diary -> {
                diary.awaits(Cause.SOCKET);
                try (Socket question = server.accept()) {
                    diary.resumes(Cause.SOCKET);
                    answering.run(diary);
                    question.getOutputStream().write('!');
                }
            };
            return answer.forever();
        }

        private static void ask(ServerSocket server, Diary diary, boolean inVain) throws IOException {
            try (Socket question = new Socket(server.getInetAddress(), server.getLocalPort())) {
                if (inVain) diary.waitsForGood(Awaited.cause(Cause.SOCKET));
                if (question.getInputStream().read() < 0) throw new IOException("no answer");
            }
        }
    }
}
