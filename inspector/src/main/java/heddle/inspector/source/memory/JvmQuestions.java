package heddle.inspector.source.memory;

import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is asked of the JVM, and how often.
 *
 * <p>Heap, code and metaspace cost a fraction of a millisecond each and stop nobody; they are asked at every read. The
 * JVM's memory tracking is asked for its map only where it is switched on. {@code VM.info}, which alone knows the
 * collector's tables, makes the JVM read 5 MB of its own symbols and keep them: it is asked once, and only of a process to
 * which that is less than a hundredth.
 */
final class JvmQuestions {
    /** The JVM keeps about 5 MB after {@code VM.info}. */
    static final long LARGE_RSS_KB = 512 * 1024;

    static final String MAP = "System.map";
    static final String INFO = "VM.info";
    static final String HEAP = "GC.heap_info";
    static final String CODE = "Compiler.codecache";
    static final String METASPACE = "VM.metaspace basic scale=KB";
    static final String THREADS = "Thread.print";

    private final JvmCommands commands;
    private boolean tracked = true;
    private boolean threadsAsked;
    private List<Claim> tables = List.of();
    private boolean tablesAsked;
    private String refusal = "";

    JvmQuestions(JvmCommands commands) {
        this.commands = commands;
    }

    /** What it tells now; unknown once it has refused. */
    JvmLayout ask(long rssKb) {
        if (!refusal.isEmpty()) return JvmLayout.UNKNOWN;
        try {
            return answer(rssKb);
        } catch (AttachException refused) {
            refusal = refused.refusal().cause();
            return JvmLayout.UNKNOWN;
        }
    }

    private JvmLayout answer(long rssKb) throws AttachException {
        String heap = commands.ask(HEAP);
        if (heap.isEmpty()) return JvmLayout.UNKNOWN;
        List<Claim> exact = new ArrayList<>(HeapReport.claims(heap));
        exact.addAll(CodeReport.claims(askIfKnown(CODE)));
        MetaspaceReport metaspace = MetaspaceReport.parse(askIfKnown(METASPACE));
        SystemMap map = map();
        if (!tracked) exact.addAll(tables(rssKb));
        return new JvmLayout(HeapReport.summary(heap), exact, map.claims(), metaspace, map.stacks());
    }

    private SystemMap map() throws AttachException {
        String report = tracked ? askIfKnown(MAP) : "";
        tracked = SystemMap.isTracked(report);
        return SystemMap.parse(tracked ? report : "");
    }

    private List<Claim> tables(long rssKb) throws AttachException {
        if (tablesAsked || rssKb < LARGE_RSS_KB) return tables;
        tablesAsked = true;
        tables = GcReport.claims(askIfKnown(INFO));
        return tables;
    }

    /** Not every JDK knows every command: the older ones have no {@value #MAP}. */
    private String askIfKnown(String command) throws AttachException {
        try {
            return commands.ask(command);
        } catch (AttachException refused) {
            if (refused.refusal().reason() == Reason.REFUSED_BY_JVM) return "";
            throw refused;
        }
    }

    /**
     * An address inside the stack of each Java thread, by native id in the target's own pid namespace. It stops the JVM
     * for about 1 ms per hundred threads, so only the first call asks.
     */
    Map<Integer, Long> stacksOnce() {
        if (threadsAsked || !refusal.isEmpty()) return Map.of();
        try {
            String dump = commands.ask(THREADS);
            threadsAsked = !dump.isEmpty();
            return PrintedStacks.parse(dump);
        } catch (AttachException refused) {
            refusal = refused.refusal().cause();
            return Map.of();
        }
    }

    /** Why the JVM tells nothing, or empty. */
    String refusal() {
        return refusal;
    }

    /** Whether it has been stopped for its threads. */
    boolean hasStopped() {
        return threadsAsked;
    }

    /** Whether it has been asked for its tables, after which it keeps its symbols. */
    boolean hasAskedForTables() {
        return tablesAsked;
    }
}
