package heddle.inspector.source.memory;

import java.util.List;
import java.util.Map;

/**
 * What the JVM told of its address space.
 *
 * @param collector the garbage collector and its heap, in a few words; empty when the JVM was not asked
 * @param exact ranges that it told itself
 * @param tagged ranges that its own memory tracking tells, whole mappings only
 * @param metaspace how much it has reserved and committed for classes
 * @param stacks an address inside the stack of each thread it named, by native id of its own pid namespace
 */
record JvmLayout(
        String collector, List<Claim> exact, List<Claim> tagged, MetaspaceReport metaspace, Map<Integer, Long> stacks) {
    static final JvmLayout UNKNOWN = new JvmLayout("", List.of(), List.of(), MetaspaceReport.NONE, Map.of());

    JvmLayout {
        exact = List.copyOf(exact);
        tagged = List.copyOf(tagged);
        stacks = Map.copyOf(stacks);
    }
}
