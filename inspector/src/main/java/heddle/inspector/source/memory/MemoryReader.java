package heddle.inspector.source.memory;

import heddle.inspector.model.Footprint;
import heddle.inspector.model.MemoryPart;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadStack;
import heddle.inspector.observation.MemorySeen;
import heddle.inspector.observation.MemorySeen.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Reads the address space of one target, and remembers what does not change from read to read. Used by one thread. */
public final class MemoryReader {
    private static final String NO_POINTER =
            "not seen blocked yet: the kernel tells a stack pointer only of a blocked thread, and to its owner";

    private final ProcessFolder process;
    private final LongSupplier nanoTime;
    private final boolean peeks;
    private final FileClaims files;
    private final TaskFolder tasks;
    private final StackFinder stacks = new StackFinder();
    private final JvmQuestions jvm;

    /**
     * @param procRoot the folder {@code /proc}
     * @param jvm answers for the JVM; {@link JvmCommands#none} where it must not be asked
     * @param peeks whether a few words of the target's memory may be read as proof of what it is
     * @param nanoTime the monotonic clock
     */
    public MemoryReader(Path procRoot, Target target, JvmCommands jvm, boolean peeks, LongSupplier nanoTime) {
        this.process = ProcessFolder.of(procRoot, target);
        this.nanoTime = nanoTime;
        this.peeks = peeks;
        this.files = new FileClaims(process.path());
        this.tasks = new TaskFolder(process.path());
        this.jvm = new JvmQuestions(jvm);
    }

    /** Reads all. What cannot be read is told, never thrown. */
    public MemorySeen read() {
        long start = nanoTime.getAsLong();
        // The JVM first: its answers take longer than the kernel's, and it goes on in between.
        JvmLayout layout = jvm.ask(process.footprint().rssKb());
        Footprint footprint = process.footprint();
        List<Mapping> mappings;
        try {
            mappings = process.mappings();
        } catch (IOException failure) {
            Access access = process.isRefused(failure) ? Access.REFUSED : Access.ENDED;
            return nothing(start, access, process.whyNoMappings(failure));
        }
        if (!process.isSame()) return nothing(start, Access.ENDED, ProcessFolder.ENDED);
        return mappings.isEmpty()
                ? nothing(start, Access.NO_MEMORY, "it has no memory of its own: a kernel thread, or ended already")
                : read(start, layout, footprint, mappings);
    }

    private MemorySeen nothing(long start, Access access, String why) {
        long now = nanoTime.getAsLong();
        return new MemorySeen(
                now, now - start, 0, access, process.footprint(), "", List.of(), List.of(), Map.of("segments", why));
    }

    /**
     * Only the stacks of the threads, without asking the JVM anything.
     *
     * @param pointers where threads were met blocked before, by native id: now they may be on a CPU
     */
    public List<ThreadStack> stacks(Map<Integer, Long> pointers) {
        try {
            List<Mapping> mappings = process.mappings();
            stacks.look(mappings, tasks);
            if (!stacks.missing().isEmpty()) stacks.learn(mappings, pointers, tasks);
            return process.isSame() ? stacks.stacks() : List.of();
        } catch (IOException refusedOrGone) {
            return List.of();
        }
    }

    private MemorySeen read(long start, JvmLayout layout, Footprint footprint, List<Mapping> mappings) {
        long pauseNanos = findStacks(mappings, layout);
        try (TargetMemory memory = new TargetMemory(process.path(), peeks)) {
            ClaimMap claims = claims(mappings, layout, memory);
            List<MemoryPart> parts = new Attribution(claims, memory).parts(mappings);
            long now = nanoTime.getAsLong();
            return new MemorySeen(
                    now,
                    now - start,
                    pauseNanos,
                    Access.READ,
                    footprint,
                    layout.collector(),
                    parts,
                    stacks.stacks(),
                    unavailable(isJvm(mappings) && layout.equals(JvmLayout.UNKNOWN), memory));
        }
    }

    /**
     * Threads that were never met blocked are looked for in what the JVM says.
     *
     * @return how long the JVM was stopped for it, which happens once at most
     */
    private long findStacks(List<Mapping> mappings, JvmLayout layout) {
        boolean again = !stacks.missing().isEmpty();
        stacks.look(mappings, tasks);
        if (!layout.stacks().isEmpty()) learn(mappings, layout.stacks());
        return again && !stacks.missing().isEmpty() && !jvm.hasStopped() ? askThreads(mappings) : 0;
    }

    private long askThreads(List<Mapping> mappings) {
        long asked = nanoTime.getAsLong();
        learn(mappings, jvm.stacksOnce());
        return jvm.hasStopped() ? nanoTime.getAsLong() - asked : 0;
    }

    private void learn(List<Mapping> mappings, Map<Integer, Long> byInnerTid) {
        Map<Integer, Long> addresses = new HashMap<>();
        for (int tid : stacks.missing()) {
            Long address = byInnerTid.get(tasks.innerTid(tid));
            if (address != null) addresses.put(tid, address);
        }
        if (!addresses.isEmpty()) stacks.learn(mappings, addresses, tasks);
    }

    /** The strongest claims first. */
    private ClaimMap claims(List<Mapping> mappings, JvmLayout layout, Words words) {
        ClaimMap claims = new ClaimMap();
        claims.addAll(layout.exact());
        claims.addAll(files.of(mappings));
        claims.addAll(stacks.claims());
        claims.addAll(MallocClaims.of(mappings, words, claims));
        claims.addAll(MetaspaceClaims.of(layout.metaspace(), mappings, claims));
        claims.addAll(layout.tagged());
        if (isJvm(mappings)) claims.addAll(code(mappings));
        return claims;
    }

    private static boolean isJvm(List<Mapping> mappings) {
        return mappings.stream().anyMatch(mapping -> mapping.name().endsWith("/libjvm.so"));
    }

    /** Memory that may be written and executed, where the JVM was not asked. */
    private static List<Claim> code(List<Mapping> mappings) {
        return mappings.stream()
                .filter(mapping -> mapping.isAnonymous() && mapping.isExecutable() && mapping.isWritable())
                .map(mapping -> Claim.inferred(mapping.start(), mapping.end(), SegmentKind.CODE_CACHE, ""))
                .toList();
    }

    private Map<String, String> unavailable(boolean jvmSilent, TargetMemory memory) {
        Map<String, String> reasons = new TreeMap<>();
        if (!stacks.missing().isEmpty()) reasons.put("stacks", stacks.missing().size() + " threads: " + NO_POINTER);
        if (!memory.wordsUnavailable().isEmpty()) reasons.put("malloc", memory.wordsUnavailable());
        if (jvmSilent) reasons.put("jvm", jvmUnknown());
        return reasons;
    }

    private String jvmUnknown() {
        return jvm.refusal().isEmpty()
                ? "it was not asked: its heap and metaspace have no names without it"
                : jvm.refusal();
    }

    /** What the reads have done to the target, in sentences for those who care. */
    public List<String> traces() {
        List<String> traces = new ArrayList<>();
        if (jvm.hasAskedForTables()) {
            traces.add(
                    "VM.info was asked once for the collector's tables; the JVM keeps about 5 MB of symbols after it.");
        }
        if (jvm.hasStopped()) {
            traces.add("Thread.print was asked once for stacks of threads that never block; it stops the JVM briefly.");
        }
        return traces;
    }
}
