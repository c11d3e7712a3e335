package heddle.inspector.command;

import heddle.inspector.model.Mode;
import heddle.inspector.observation.ModeSettled;
import heddle.inspector.observation.Observation;
import heddle.inspector.source.Source;
import heddle.inspector.source.SourceThread;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Refusal;
import heddle.inspector.source.attach.TargetProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gets as close to the target as was asked for, or as it allows, while the kernel's files are read already.
 *
 * <p>Tries one mode after the other on a thread of its own; what a refused mode had begun is undone before the next.
 */
final class Approach implements Source {
    /** Opens a mode. */
    interface Opener {
        /**
         * Opens it.
         *
         * @param notices takes what the target is about to print, before it does
         */
        Contact open(Mode mode, Consumer<String> notices) throws AttachException;

        /** What was asked for and this mode cannot give. */
        default List<Observation> lacking(Mode mode) {
            return List.of();
        }
    }

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

    private final List<Mode> wanted;
    private final boolean insists;
    private final Opener opener;
    private final Consumer<String> notices;
    private final SourceThread thread = new SourceThread();
    private @Nullable Consumer<Observation> observer;
    private @Nullable Contact contact;
    private boolean closed;
    private boolean ended;
    private volatile boolean settled;
    private volatile String step = "";
    private volatile String notice = "";
    private volatile @Nullable Failure failure;

    /**
     * @param asked the only mode that will do, or empty for the most that works
     * @param notices takes what the target is about to print, before it does
     */
    Approach(Optional<Mode> asked, Opener opener, Consumer<String> notices) {
        this(asked, List.of(Mode.AGENT, Mode.AGENTLESS, Mode.LOOK), opener, notices);
    }

    /** @param usual the modes to try, the closest first, when none was asked for */
    Approach(Optional<Mode> asked, List<Mode> usual, Opener opener, Consumer<String> notices) {
        this.wanted = asked.map(List::of).orElse(usual);
        this.insists = asked.isPresent();
        this.opener = opener;
        this.notices = notices;
    }

    @Override
    public String name() {
        return "approach";
    }

    /** Whether it has come as close as it will. */
    boolean isSettled() {
        return settled;
    }

    /** What it is doing, for people who wait. */
    String step() {
        return step;
    }

    /** What the target is about to print because of it, or empty. */
    String notice() {
        return notice;
    }

    private void announce(String text) {
        notice = text;
        notices.accept(text);
    }

    /** Why the mode that was insisted on does not work. */
    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public synchronized void start(Consumer<Observation> observer) {
        this.observer = observer;
        thread.start(name(), () -> run(observer));
    }

    /** Leaves the target for a while: nobody keeps the promises to it while this process is stopped. */
    void rest() {
        leave();
        thread.await(CLOSE_LIMIT);
    }

    /** Comes back after a rest, as at first. */
    synchronized void resume() {
        Consumer<Observation> listening = observer;
        if (ended || listening == null) return;
        closed = false;
        contact = null;
        settled = false;
        failure = null;
        start(listening);
    }

    private void run(Consumer<Observation> observer) {
        List<String> refused = new ArrayList<>();
        for (Mode mode : wanted) {
            step = "trying mode " + mode.text();
            if (mode == Mode.LOOK || succeeds(mode, observer, refused)) {
                settle(mode, refused, observer);
                return;
            }
        }
        settle(Mode.LOOK, refused, observer);
    }

    private boolean succeeds(Mode mode, Consumer<Observation> observer, List<String> refused) {
        try {
            keep(opener.open(mode, this::announce), observer);
            return true;
        } catch (AttachException refusal) {
            Refusal reason = refusal.refusal();
            refused.add(mode.text() + ": " + reason.cause());
            if (insists)
                failure = new Failure(refusal.exitCode(), reason.what() + ": " + reason.cause() + ".", reason.cure());
            return false;
        } catch (RuntimeException | LinkageError fault) {
            Log.write(fault);
            refused.add(mode.text() + ": a fault in Heddle itself");
            if (insists)
                failure = new Failure(
                        ExitCode.UNSUPPORTED,
                        "Mode " + mode.text() + " failed by a fault in Heddle itself.",
                        "The log has the details: " + Log.place());
            return false;
        }
    }

    private synchronized void keep(Contact opened, Consumer<Observation> observer) {
        if (closed) {
            opened.close();
        } else {
            contact = opened;
            opened.start(observer);
        }
    }

    private void settle(Mode mode, List<String> refused, Consumer<Observation> observer) {
        settled = true;
        opener.lacking(mode).forEach(observer);
        observer.accept(new ModeSettled(mode, String.join("; ", refused)));
    }

    /** The target once it has been attached; empty where it is only looked at. */
    synchronized Optional<TargetProcess> attached() {
        return Optional.ofNullable(contact).map(Contact::target);
    }

    /** Asks for stacks; unless {@code pressed}, only where that stops nobody. */
    synchronized void requestFrames(List<Long> javaIds, boolean pressed) {
        if (contact != null) contact.requestFrames(javaIds, pressed);
    }

    @Override
    public void close() {
        end();
        rest();
    }

    private synchronized void end() {
        ended = true;
    }

    private synchronized void leave() {
        closed = true;
        if (contact != null) contact.close();
    }
}
