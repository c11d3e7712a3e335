package heddle.inspector.source.snapshot;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.ThreadEntry;
import heddle.inspector.observation.JvmThreads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates looks at the threads; one that the agent tells unchanged keeps its observation. For one thread. */
final class ThreadTranslation {
    private record Translated(ThreadEntry told, JvmThreads.Entry observed) {}

    private Map<Long, Translated> last = Map.of();

    JvmThreads of(AgentMessage.ThreadsSeen seen) {
        int count = seen.threads().size();
        Map<Long, Translated> now = new HashMap<>(2 * count);
        List<JvmThreads.Entry> entries = new ArrayList<>(count);
        for (ThreadEntry told : seen.threads()) {
            Translated translated = translate(told, last.get(told.javaId()));
            now.put(told.javaId(), translated);
            entries.add(translated.observed);
        }
        last = now;
        return new JvmThreads(seen.atNanos(), seen.costNanos(), entries);
    }

    /** The wire gives the same object for what is told unchanged. */
    @SuppressWarnings("ReferenceEquality")
    private static Translated translate(ThreadEntry told, @Nullable Translated before) {
        return before != null && before.told == told ? before : new Translated(told, Translation.thread(told));
    }
}
