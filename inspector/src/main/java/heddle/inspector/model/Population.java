package heddle.inspector.model;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many threads are in each state, every state named, and how many of the waiting ones wait for each cause, only those
 * named that have some.
 */
public record Population(Map<ThreadState, Integer> states, Map<WaitCause, Integer> causes) {
    public Population {
        states = Collections.unmodifiableMap(new EnumMap<>(states));
        causes = Collections.unmodifiableMap(causes.isEmpty() ? Map.of() : new EnumMap<>(causes));
    }

    /** Counts threads, which must be all of one kind: one that is mounted on another would count twice. */
    public static Population of(Collection<ThreadControlBlock> threads) {
        Map<ThreadState, Integer> states = new EnumMap<>(ThreadState.class);
        Map<WaitCause, Integer> causes = new EnumMap<>(WaitCause.class);
        for (ThreadState state : ThreadState.values()) states.put(state, 0);
        for (ThreadControlBlock thread : threads) {
            WaitCause cause = thread.activity().cause();
            states.merge(thread.activity().state(), 1, Integer::sum);
            if (cause != null) causes.merge(cause, 1, Integer::sum);
        }
        return new Population(states, causes);
    }

    public int of(ThreadState state) {
        return states.getOrDefault(state, 0);
    }
}
