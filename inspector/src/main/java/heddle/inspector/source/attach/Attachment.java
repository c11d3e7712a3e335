package heddle.inspector.source.attach;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import heddle.inspector.observation.ThreadsIdentified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The attach channel to one JVM. Closing it takes nothing back that was done through it.
 *
 * <p>The JDK's client knows no time limit once the JVM has accepted a request, so one thread of ours owns it and each
 * request has a limit here. For any thread.
 */
public final class Attachment implements AutoCloseable {
    /** Half of what the JDK's client waits for a JVM that does not react. */
    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(5);

    private static final Duration LOAD_LIMIT = Duration.ofSeconds(5);
    private static final Duration PROPERTY_LIMIT = Duration.ofSeconds(3);
    private static final Duration DUMP_LIMIT = Duration.ofSeconds(3);

    /** A thread dump of 10,000 threads has about 10 MB. */
    private static final int MOST_REPLY_BYTES = 32 << 20;

    private static final int MOST_ERROR_CHARS = 300;

    private final TargetProcess target;
    private final VirtualMachine machine;
    private final RequestThread thread;

    private Attachment(TargetProcess target, VirtualMachine machine, RequestThread thread) {
        this.target = target;
        this.machine = machine;
        this.thread = thread;
    }

    /**
     * Attaches, which makes the JVM start its attach listener.
     *
     * @throws AttachException if it is not the process any more that was examined, cannot answer, or does not within 5 s
     */
    public static Attachment open(TargetProcess target) throws AttachException {
        requireReady(target);
        Optional<Path> request = request(target);
        RequestThread thread = new RequestThread("attach " + target.pid());
        try {
            VirtualMachine machine =
                    ask(target, thread, ATTACH_LIMIT, () -> VirtualMachine.attach(Integer.toString(target.pid())));
            requireReady(target);
            return new Attachment(target, machine, thread);
        } catch (AttachException e) {
            thread.close();
            request.ifPresent(file -> removeIfDead(target, file, e));
            throw e;
        }
    }

    /** Where the JDK's client writes that it wants to attach: beside the JVM, under a name that needs the JVM to be alive. */
    private static Optional<Path> request(TargetProcess target) {
        return KernelFiles.link(target.folder().resolve("cwd"))
                .map(folder -> target.inOurView(folder.toString()).resolve(".attach_pid" + target.innerPid()));
    }

    /** A JVM that lives and does not find the file prints a thread dump; beside a dead one the client leaves it behind. */
    private static void removeIfDead(TargetProcess target, Path request, AttachException failure) {
        if (lives(target)) return;
        try {
            Files.deleteIfExists(request);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    public TargetProcess target() {
        return target;
    }

    /**
     * Has the JVM load an agent.
     *
     * @param jar path as the target sees it
     */
    public void loadAgent(String jar, String arguments) throws AttachException {
        requireReady(target);
        ask(target, thread, LOAD_LIMIT, () -> loadAgentNow(jar, arguments));
    }

    /** Older JVMs answer "0" where newer ones answer "return code: 0"; a client of the other kind takes it for an error. */
    private Boolean loadAgentNow(String jar, String arguments) throws Exception {
        try {
            machine.loadAgent(jar, arguments);
        } catch (AgentLoadException e) {
            if (!saysZero(String.valueOf(e.getMessage()))) throw e;
        }
        return Boolean.TRUE;
    }

    static boolean saysZero(String message) {
        return message.equals("0") || message.endsWith(": 0");
    }

    /**
     * Has the JVM execute a diagnostic command, as {@code jcmd} would.
     *
     * @return its whole output, cut after 32 MB
     */
    public String command(String line, Duration limit) throws AttachException {
        requireReady(target);
        return ask(target, thread, limit, () -> commandNow(line));
    }

    private String commandNow(String line) throws Exception {
        try (InputStream reply = (InputStream) Class.forName("sun.tools.attach.HotSpotVirtualMachine")
                .getMethod("executeJCmd", String.class)
                .invoke(machine, line)) {
            return drain(reply);
        }
    }

    /**
     * Reads to the end, beyond what is kept: on JDK 24 and newer a command may write from inside a safepoint, which
     * lasts until its reader is done. Always at offset 0, since the JDK's stream puts the
     * bytes in the wrong place at others.
     */
    private static String drain(InputStream reply) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        for (int count = reply.read(buffer, 0, buffer.length); count > 0; ) {
            kept.write(buffer, 0, Math.min(count, MOST_REPLY_BYTES - kept.size()));
            count = reply.read(buffer, 0, buffer.length);
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    /**
     * Which kernel thread runs which Java thread, from one thread dump: a stop of all threads for about 1 ms per hundred.
     * Not to be called on a timer.
     */
    public ThreadsIdentified identifyThreads() throws AttachException {
        return ThreadPrint.parse(command("Thread.print", DUMP_LIMIT));
    }

    /** A system property of the JVM; empty when it has none of that name. */
    public Optional<String> property(String name) throws AttachException {
        requireReady(target);
        return Optional.ofNullable(ask(target, thread, PROPERTY_LIMIT, machine::getSystemProperties)
                .getProperty(name));
    }

    @Override
    public void close() {
        thread.close();
    }

    private static <T> T ask(TargetProcess target, RequestThread thread, Duration limit, Callable<T> request)
            throws AttachException {
        try {
            return thread.ask(limit, request, () -> lives(target));
        } catch (TimeoutException e) {
            throw new AttachException(lives(target) ? noAnswer(target, limit) : gone(target), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttachException(noAnswer(target, limit), e);
        } catch (ExecutionException e) {
            throw refused(target, e);
        }
    }

    private static Refusal noAnswer(TargetProcess target, Duration limit) {
        return target.refusal(
                Reason.NO_ANSWER,
                "no answer in " + limit.toSeconds() + " s",
                "It may be stopped, swapped out or short of CPU; try again, or use --mode look.");
    }

    private static AttachException refused(TargetProcess target, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof InvocationTargetException wrapped && wrapped.getCause() != null)
            cause = wrapped.getCause();
        if (!Preflight.isStill(target)) return new AttachException(gone(target), cause);
        String answer = "the JVM answered: " + firstLine(String.valueOf(cause.getMessage()));
        return new AttachException(
                target.refusal(
                        Reason.REFUSED_BY_JVM,
                        answer,
                        "heddle doctor " + target.pid() + " tells more; --mode look needs no attach."),
                cause);
    }

    /** The beginning of an answer, on one line. */
    public static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("nothing");
        return line.substring(0, Math.min(line.length(), MOST_ERROR_CHARS));
    }

    /** A request to a stopped JVM would wait for it, and be answered long after we are gone. */
    private static void requireReady(TargetProcess target) throws AttachException {
        if (!lives(target)) throw new AttachException(gone(target));
        if (status(target).filter(ProcessStatus::isStopped).isPresent()) throw new AttachException(stopped(target));
    }

    private static boolean lives(TargetProcess target) {
        return Preflight.isStill(target)
                && status(target).filter(ProcessStatus::hasEnded).isEmpty();
    }

    private static Optional<ProcessStatus> status(TargetProcess target) {
        return KernelFiles.text(target.folder().resolve("status")).flatMap(ProcessStatus::parse);
    }

    private static Refusal gone(TargetProcess target) {
        return target.refusal(Reason.REPLACED, "it has ended", "heddle ps lists the JVMs of this machine.");
    }

    private static Refusal stopped(TargetProcess target) {
        return target.refusal(Reason.STOPPED, "it is stopped", "Resume it (kill -CONT), or use --mode look.");
    }
}
