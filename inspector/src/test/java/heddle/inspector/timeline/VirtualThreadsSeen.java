package heddle.inspector.timeline;

import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.observation.JvmThreads.Form;
import heddle.inspector.observation.VirtualThreads;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Invented looks at virtual threads. */
final class VirtualThreadsSeen {
    private VirtualThreadsSeen() {}

    /** Ready ones with these ids. */
    static VirtualThreads of(long atNanos, long... javaIds) {
        return of(
                atNanos,
                LongStream.of(javaIds)
                        .mapToObj(javaId -> entry(javaId, JvmState.RUNNABLE, -1, Form.NONE, null))
                        .toArray(VirtualThreads.Entry[]::new));
    }

    static VirtualThreads of(long atNanos, VirtualThreads.Entry... entries) {
        return new VirtualThreads(atNanos, 1, entries.length, false, "", Arrays.asList(entries));
    }

    static VirtualThreads.Entry entry(long javaId, JvmState state, long carrier, Form form, @Nullable LockId lock) {
        return new VirtualThreads.Entry(javaId, "v" + javaId, state, carrier, form, lock, -1, "", List.of());
    }
}
