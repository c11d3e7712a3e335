package heddle.samples.real;

import heddle.samples.truth.Claim;
import heddle.samples.truth.Diary;
import heddle.samples.truth.Severity;
import heddle.samples.truth.Truth;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty whose answers need an answer of its own, and which has no thread left to give it; or one that has nothing to do. */
record Web(boolean busy) implements Troubled {

    private static final int THREADS = 6;
    private static final int CALLERS = 8;

    @Override
    public Class<?> library() {
        return Server.class;
    }

    @Override
    public void start(Truth truth) throws Exception {
        Server server = new Server(new QueuedThreadPool(THREADS, THREADS));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("localhost");
        server.addConnector(connector);
        AtomicInteger answered = new AtomicInteger();
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (!request.getHttpURI().getPath().equals("/inner")) ask(connector.getLocalPort(), "/inner");
                answered.incrementAndGet();
                response.write(true, ByteBuffer.wrap(new byte[] {'!'}), callback);
                return true;
            }
        });
        server.start();
        if (busy) startCallers(truth, connector, answered);
        else truth.claim(Claim.silence(Severity.HIGH, window -> true));
    }

    private static void startCallers(Truth truth, ServerConnector connector, AtomicInteger answered) {
        for (int number = 1; number <= CALLERS; number++) {
            truth.start("browser-" + number, (Diary diary) -> {
                diary.sleep(1);
                ask(connector.getLocalPort(), "/");
            });
        }
        truth.claim(Claim.finding(List.of("self-wait"), Severity.HIGH, window -> answered.get() == 0));
    }

    private static void ask(int port, String path) throws Exception {
        HttpURLConnection question = (HttpURLConnection)
                URI.create("http://localhost:" + port + path).toURL().openConnection();
        question.getInputStream().close();
    }
}
