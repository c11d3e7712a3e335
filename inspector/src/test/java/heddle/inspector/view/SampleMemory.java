package heddle.inspector.view;

import heddle.inspector.model.Evidence;
import heddle.inspector.model.Footprint;
import heddle.inspector.model.Growth;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.MemoryPart;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.model.ThreadStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An invented address space: that of a server with a heap of 1 GB, half of it used. */
final class SampleMemory {
    private static final long READ_AGO = 1_200_000_000L;

    private final List<MemoryPart> parts = new ArrayList<>();
    private final List<ThreadStack> stacks = new ArrayList<>();
    private Map<String, String> unavailable = Map.of();
    private long at = 0xc0000000L;

    private SampleMemory part(
            SegmentKind kind, String permissions, long sizeKb, long rssKb, long sharedKb, String label) {
        Evidence evidence = kind == SegmentKind.METASPACE ? Evidence.INFERRED : Evidence.MEASURED;
        long end = at + (sizeKb << 10);
        parts.add(new MemoryPart(at, end, kind, label, evidence, permissions, rssKb, rssKb - sharedKb, sharedKb));
        at = end;
        return this;
    }

    private SampleMemory stack(int tid, long rssKb) {
        long start = at;
        part(SegmentKind.STACK, "---p", 16, 0, 0, "thread " + tid)
                .part(SegmentKind.STACK, "rw-p", 1008, rssKb, 0, "thread " + tid);
        stacks.add(new ThreadStack(tid, start, at, 16, rssKb));
        return this;
    }

    private MemoryMap build() {
        long rssKb = parts.stream().mapToLong(MemoryPart::rssKb).sum();
        return MemoryMap.of(
                SampleThread.NOW - READ_AGO,
                12_400_000,
                new Footprint(3_742_000, rssKb + 84, 2_940, 214),
                "G1, 548 MB used",
                parts,
                Map.of(
                        SegmentKind.JAVA_HEAP, Growth.UP,
                        SegmentKind.STACK, Growth.DOWN,
                        SegmentKind.MALLOC, Growth.NONE),
                stacks,
                unavailable);
    }

    static MemoryMap server() {
        return used().build();
    }

    /** With a file and with stacks whose names are Korean. */
    static MemoryMap korean() {
        return used().part(SegmentKind.FILE_MAPPING, "r--s", 4_120, 980, 0, "/srv/주문처리/주문처리서비스.jar")
                .stack(31301, 44)
                .stack(31302, 44)
                .build();
    }

    private static SampleMemory used() {
        SampleMemory memory = new SampleMemory()
                .part(SegmentKind.JAVA_HEAP, "rw-p", 1_048_576, 561_152, 12, "G1")
                .part(SegmentKind.CDS, "rw-p", 13_908, 13_840, 1_960, "/opt/jdk/lib/server/classes.jsa")
                .part(SegmentKind.CLASS_SPACE, "rw-p", 1_048_576, 9_216, 0, "")
                .part(SegmentKind.BRK_HEAP, "rw-p", 1_316, 252, 0, "[heap]")
                .part(SegmentKind.MALLOC, "rw-p", 65_536, 41_000, 0, "arena")
                .part(SegmentKind.MALLOC, "rw-p", 4_896, 4_896, 0, "large blocks")
                .part(SegmentKind.CODE_CACHE, "rwxp", 245_760, 38_912, 0, "code heap")
                .part(SegmentKind.METASPACE, "rw-p", 131_072, 71_680, 0, "")
                .part(SegmentKind.GC, "rw-p", 16_384, 5_032, 0, "mark bitmap")
                .stack(31200, 88)
                .stack(31207, 61)
                .stack(31228, 24);
        return memory.part(SegmentKind.FILE_MAPPING, "r--s", 145_000, 1_310, 1_290, "/opt/jdk/lib/modules")
                .part(SegmentKind.FILE_MAPPING, "r--s", 9_120, 880, 0, "/srv/app/order-service.jar")
                .part(SegmentKind.SHARED_MAPPING, "rw-s", 65_536, 4_096, 4_096, "/dev/shm/stock")
                .part(SegmentKind.TEXT, "r-xp", 17_308, 15_372, 13_852, "/opt/jdk/lib/server/libjvm.so")
                .part(SegmentKind.RODATA, "r--p", 8_632, 5_476, 4_632, "/opt/jdk/lib/server/libjvm.so")
                .part(SegmentKind.DATA, "rw-p", 890, 812, 4, "/opt/jdk/lib/server/libjvm.so")
                .part(SegmentKind.BSS, "rw-p", 428, 352, 0, "/opt/jdk/lib/server/libjvm.so")
                .part(SegmentKind.UNNAMED, "rw-p", 51_300, 7_100, 0, "");
    }

    /** One whose JVM was not asked, with a name that tries to break out of its cell. */
    static MemoryMap looked() {
        SampleMemory memory = new SampleMemory()
                .part(SegmentKind.TEXT, "r-xp", 17_308, 15_372, 13_852, "/lib/\u001b[31m\u202elib.so")
                .part(SegmentKind.UNNAMED, "rw-p", 1_048_576, 561_152, 0, "");
        memory.unavailable = Map.of(
                "jvm", "it was not asked: its heap and metaspace have no names without it",
                "stacks", "214 threads: not seen blocked yet");
        return memory.build();
    }

    static MemoryMap refused() {
        SampleMemory memory = new SampleMemory();
        memory.unavailable =
                Map.of("segments", "the kernel shows the mappings of a process to its owner and root only");
        return memory.build();
    }
}
