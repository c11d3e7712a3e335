package heddle.inspector.command;

import heddle.inspector.model.Mode;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.terminal.EffectHandler;
import heddle.inspector.view.Connection;
import heddle.inspector.view.Effect;
import heddle.inspector.view.Host;
import heddle.inspector.view.Msg;
import heddle.inspector.view.Picture;
import heddle.inspector.view.Request;
import heddle.inspector.view.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread between the sources and the screen: lists processes while none is chosen, otherwise follows the chosen one
 * and makes a scene of each look.
 */
final class LiveObserver implements EffectHandler, AutoCloseable {
    private static final Duration LIST_PERIOD = Duration.ofSeconds(1);
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(1);
    private static final long CLOSE_LIMIT_MILLIS = 5000;

    private final CommonOptions options;
    private final Host host;
    private final ProcessCensus census;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Thread thread;
    private Consumer<Msg.Data> screen = scene -> {};

    private List<ProcessEntry> processes = List.of();
    private Connection connection = new Connection.Looking();
    private volatile @Nullable Watched watched;

    LiveObserver(CommonOptions options, Host host) {
        this.options = options;
        this.host = host;
        this.census = new ProcessCensus(options);
        this.thread = new Thread(this::run, "observer");
        thread.setDaemon(true);
    }

    /** @param screen takes the scenes, from any thread */
    void start(Consumer<Msg.Data> screen) {
        this.screen = screen;
        thread.start();
    }

    /** Fails when the mode that was insisted on did not work for the target that is watched last. */
    void requireAllowed() {
        Watched present = watched;
        if (present != null) present.requireAllowed();
    }

    /** Takes what the reader asks for; from any thread. */
    void ask(Request request) {
        requests.add(request);
    }

    @Override
    public void handle(Effect effect, Consumer<Msg.Data> inbox) {
        if (effect instanceof Request request) ask(request);
    }

    /** Leaves the target: while this process is stopped, nobody would look after what it has there. */
    @Override
    public void suspending() {
        Watched present = watched;
        if (present != null) present.rest();
    }

    @Override
    public void resumed() {
        Watched present = watched;
        if (present != null) present.resume();
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                turn();
            }
        } catch (InterruptedException asked) {
            // To end; not set again, since leaving the target properly takes waiting.
        } finally {
            leave();
        }
    }

    private void turn() throws InterruptedException {
        try {
            if (watched == null) list();
            Watched present = watched;
            if (present != null) follow(present);
        } catch (RuntimeException fault) {
            Log.write(fault);
            refuse(fault.toString(), "The log has the details: " + Log.place());
        }
    }

    private void list() throws InterruptedException {
        if (requests.isEmpty()) {
            processes = census.look().stream().filter(ProcessEntry::jvm).toList();
            publish(null);
        }
        Request request = requests.poll(LIST_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        if (request != null) handle(request);
    }

    private void follow(Watched present) throws InterruptedException {
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            handle(request);
        }
        if (watched != present) return;
        present.look(LOOK_LIMIT);
        connection = present.connection();
        publish(present.picture());
    }

    private void handle(Request request) {
        if (request instanceof Request.Attach attach) come(attach.pid(), false);
        if (request instanceof Request.LookOnly look) come(look.pid(), true);
        if (request instanceof Request.Frames frames && watched != null) watched.want(frames);
        if (request instanceof Request.Examine examine && watched != null) watched.examine(examine.tid());
        if (request instanceof Request.Memory && watched != null) watched.wantMemory();
        if (request instanceof Request.Detach) {
            leave();
            connection = new Connection.Looking();
        }
    }

    private void come(int pid, boolean lookOnly) {
        leave();
        try {
            ProcessEntry process = Targets.find(Integer.toString(pid), options);
            if (processes.stream().noneMatch(listed -> listed.pid() == pid)) processes = List.of(process);
            Optional<Mode> mode = lookOnly ? Optional.of(Mode.LOOK) : options.mode();
            Watched fresh = Watched.open(process, options, mode, notice -> {});
            watched = fresh;
            connection = fresh.connection();
        } catch (Failure failure) {
            connection = new Connection.Refused(pid, "", String.valueOf(failure.getMessage()), failure.cure(), false);
        }
        publish(null);
    }

    private void refuse(String problem, String cure) {
        int pid = watched == null ? 0 : watched.pid();
        leave();
        connection = new Connection.Refused(pid, "", problem, cure, false);
        publish(null);
    }

    private void leave() {
        if (watched != null) watched.close();
        watched = null;
    }

    private void publish(@Nullable Picture picture) {
        screen.accept(new Scene(System.nanoTime(), Instant.now(), host, processes, connection, picture));
    }

    /** Ends the thread and leaves the target; waits for it, but not for ever. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_LIMIT_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
