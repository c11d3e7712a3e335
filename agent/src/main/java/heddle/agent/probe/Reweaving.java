package heddle.agent.probe;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.AgentMessage.ClassOffered;
import heddle.agent.wire.Bytes;
import heddle.agent.wire.InspectorMessage.ClassWoven;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes the code of some classes in one call and changes it back. The JVM asks for the new bytes on the thread that made
 * the call and stops nobody meanwhile; so there they are asked for, and waited for, from the inspector.
 *
 * <p>It stays in place while the code is changed: when another agent has one of the classes made anew, the change would
 * else be lost. The bytes it then answers with belong to the very original they were woven from.
 */
final class Reweaving implements ClassFileTransformer {

    private static final long ANSWER_SECONDS = 8;

    /** A class as it was and as it is to be. */
    private static final class Version {
        final byte[] original;
        final byte[] woven;

        Version(byte[] original, byte[] woven) {
            this.original = original;
            this.woven = woven;
        }
    }

    private final Instrumentation instrumentation;
    private final List<Class<?>> classes;
    private final Consumer<? super AgentMessage> out;
    private final BlockingQueue<ClassWoven> answers = new LinkedBlockingQueue<>();
    private final Map<Class<?>, Version> versions = new ConcurrentHashMap<>();

    private volatile @Nullable Thread changing;
    private volatile String failure = "";
    private long waitedNanos; // of the thread that changes alone

    Reweaving(Instrumentation instrumentation, List<Class<?>> classes, Consumer<? super AgentMessage> out) {
        this.instrumentation = instrumentation;
        this.classes = classes;
        this.out = out;
    }

    /** Hands over an answer; for any thread. */
    void take(ClassWoven answer) {
        answers.add(answer);
    }

    /**
     * Changes the code.
     *
     * @return how long the JVM took for it, without the weaving
     * @throws UnmodifiableClassException if it cannot be; then it is as before
     */
    long change() throws UnmodifiableClassException {
        instrumentation.addTransformer(this, true);
        changing = Thread.currentThread();
        long start = System.nanoTime();
        try {
            instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
        } catch (RuntimeException | UnmodifiableClassException | LinkageError e) {
            failure = e.toString();
        } finally {
            changing = null;
        }
        long nanos = System.nanoTime() - start - waitedNanos;
        if (!failure.isEmpty()) {
            restore();
            throw new UnmodifiableClassException(failure);
        }
        return nanos;
    }

    /** Changes it back. */
    void restore() throws UnmodifiableClassException {
        instrumentation.removeTransformer(this);
        if (!versions.isEmpty()) {
            versions.clear();
            instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (redefined == null || !classes.contains(redefined)) {
            return null;
        }
        if (Thread.currentThread() == changing && failure.isEmpty()) {
            ask(redefined, bytes);
        }
        Version version = versions.get(redefined);
        return version != null && Arrays.equals(version.original, bytes) ? version.woven : null;
    }

    private void ask(Class<?> type, byte[] original) {
        long start = System.nanoTime();
        out.accept(new ClassOffered(type.getName(), new Bytes(original)));
        try {
            ClassWoven answer = answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                failure = "the inspector did not answer";
            } else if (answer.woven().isEmpty()) {
                failure = answer.reason();
            } else {
                versions.put(type, new Version(original, answer.woven().array()));
            }
        } catch (InterruptedException e) {
            failure = "the session has ended";
        }
        waitedNanos += System.nanoTime() - start;
    }
}
