package heddle.inspector.source.snapshot.probe;

import static net.bytebuddy.matcher.ElementMatchers.hasDescriptor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import heddle.agent.bridge.LockBridge1;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/** Weaves the classes that a lock probe needs, out of the bytes which the target has of them. */
public final class LockWeaver {
    private static final String PACKAGE = "java.util.concurrent.locks.";
    private static final String INT_QUEUE = PACKAGE + "AbstractQueuedSynchronizer";
    private static final String LONG_QUEUE = PACKAGE + "AbstractQueuedLongSynchronizer";
    private static final String OWNABLE = PACKAGE + "AbstractOwnableSynchronizer";

    private static final Map<String, Joint> JOINTS = Map.of(
            INT_QUEUE, new Joint(QueueAdvice.class, "acquire", acquire(INT_QUEUE, 'I')),
            LONG_QUEUE, new Joint(QueueAdvice.class, "acquire", acquire(LONG_QUEUE, 'J')),
            OWNABLE, new Joint(OwnerAdvice.class, "setExclusiveOwnerThread", "(Ljava/lang/Thread;)V"));

    /** One method and what is put into it. */
    private record Joint(Class<?> advice, String method, String descriptor) {
        ElementMatcher<MethodDescription> matcher() {
            return named(method).and(hasDescriptor(descriptor));
        }
    }

    /** The one way into the queue from JDK 14 on: the node, what is asked for, shared, interruptible, timed, until when. */
    private static String acquire(String synchronizer, char count) {
        return "(L" + synchronizer.replace('.', '/') + "$Node;" + count + "ZZZJ)I";
    }

    /**
     * Weaves one class.
     *
     * @throws UnknownShapeException if it is not made as those of JDK 17 to 25 are
     */
    public byte[] weave(String className, byte[] original) throws UnknownShapeException {
        Joint joint = JOINTS.get(className);
        if (joint == null) throw new UnknownShapeException(className + " is no class that is woven");
        ClassFileLocator bytes = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(className, original), ClassFileLocator.ForClassLoader.ofPlatformLoader());
        TypePool pool = TypePool.Default.of(bytes);
        TypeDescription type = pool.describe(className).resolve();
        if (type.getDeclaredMethods().filter(joint.matcher()).size() != 1) {
            throw new UnknownShapeException(className + " of this JDK has no method " + joint.method()
                    + joint.descriptor() + "; waits are told as without a probe");
        }
        try (DynamicType.Unloaded<?> woven = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .decorate(type, bytes)
                .visit(Advice.to(joint.advice()).on(joint.matcher()))
                .make(pool)) {
            return woven.getBytes();
        } catch (RuntimeException e) {
            throw new UnknownShapeException(className + " of this JDK cannot be woven: " + e.getMessage());
        }
    }

    /** The class that woven code calls. */
    public static byte[] bridge() throws IOException {
        String file = LockBridge1.class.getSimpleName() + ".class";
        try (InputStream in = LockBridge1.class.getResourceAsStream(file)) {
            if (in == null) throw new IOException(file + " is missing in this installation");
            return in.readAllBytes();
        }
    }

    /** A class is not made as it was expected to be. */
    public static final class UnknownShapeException extends Exception {
        private static final long serialVersionUID = 1;

        UnknownShapeException(String message) {
            super(message);
        }
    }
}
