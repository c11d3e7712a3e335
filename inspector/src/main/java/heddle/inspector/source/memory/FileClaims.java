package heddle.inspector.source.memory;

import heddle.inspector.model.SegmentKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What mapped files and the kernel's own names tell. Each file is looked into once.
 *
 * <p>A file is named for what it is: one that cannot be read stays a file, unless it is mapped to be executed.
 */
final class FileClaims {
    private static final int MOST_FILES = 4096;

    private final Path root;
    private final Map<String, ProgramFile> files = new HashMap<>();

    /** @param process the folder {@code /proc/PID}: a file's name is the target's, which may live in another root */
    FileClaims(Path process) {
        this.root = process.resolve("root");
    }

    /** Claims to whole mappings that have a name, and to the zeroed variables behind programs. */
    List<Claim> of(List<Mapping> mappings) {
        List<Claim> claims = new ArrayList<>();
        for (Mapping mapping : mappings) {
            if (mapping.isFile()) ofFile(mapping, claims);
            else if (!mapping.isAnonymous()) ofKernelName(mapping, claims);
        }
        return claims;
    }

    private void ofFile(Mapping mapping, List<Claim> claims) {
        ProgramFile file = file(mapping);
        claims.add(Claim.proved(mapping, kind(mapping, file), mapping.name()));
        boolean variables = file.type() == ProgramFile.Type.PROGRAM && mapping.isWritable() && !mapping.isShared();
        if (!variables) return;
        long end = file.bssEnd(mapping.start(), mapping.offset(), mapping.end());
        Claim bss = Claim.proved(mapping.end(), end, SegmentKind.BSS, mapping.name());
        if (!bss.isEmpty()) claims.add(bss);
    }

    private ProgramFile file(Mapping mapping) {
        if (mapping.isDeleted()) return ProgramFile.OTHER;
        if (files.size() > MOST_FILES) files.clear();
        return files.computeIfAbsent(
                mapping.name(),
                name -> ProgramFile.of(root.resolve(name.substring(1).replace("\\012", "\n"))));
    }

    private static SegmentKind kind(Mapping mapping, ProgramFile file) {
        if (isJavaHeap(mapping)) return SegmentKind.JAVA_HEAP;
        if (isSharedMemory(mapping)) return SegmentKind.SHARED_MAPPING;
        return switch (file.type()) {
            case CLASS_ARCHIVE -> SegmentKind.CDS;
            case PROGRAM -> ofProgram(mapping);
            case OTHER -> mapping.isExecutable() ? SegmentKind.TEXT : SegmentKind.FILE_MAPPING;
        };
    }

    /** ZGC keeps its heap in a file without a place, of this name; see ZPhysicalMemoryBacking in HotSpot's source. */
    private static boolean isJavaHeap(Mapping mapping) {
        return mapping.name().startsWith("/memfd:java_heap");
    }

    /** Seen by others when it changes; a file mapped shared for reading only is no more than a file. */
    private static boolean isSharedMemory(Mapping mapping) {
        boolean nowhere = mapping.isDeleted() || mapping.name().startsWith("/dev/shm/");
        return mapping.isShared() && (mapping.isWritable() || nowhere);
    }

    private static SegmentKind ofProgram(Mapping mapping) {
        if (mapping.isExecutable()) return SegmentKind.TEXT;
        if (mapping.isWritable()) return SegmentKind.DATA;
        return mapping.isInaccessible() ? SegmentKind.FILE_MAPPING : SegmentKind.RODATA;
    }

    /** See "pathname" in proc_pid_maps(5); names of memory without a file come from prctl(PR_SET_VMA). */
    private static void ofKernelName(Mapping mapping, List<Claim> claims) {
        String name = mapping.name();
        if (name.equals("[heap]")) claims.add(Claim.proved(mapping, SegmentKind.BRK_HEAP, name));
        else if (name.equals("[stack]")) claims.add(Claim.proved(mapping, SegmentKind.STACK, name));
        else if (name.equals("[vdso]") || name.equals("[vsyscall]"))
            claims.add(Claim.proved(mapping, SegmentKind.TEXT, name));
        else if (name.startsWith("[vvar")) claims.add(Claim.proved(mapping, SegmentKind.RODATA, name));
        else if (name.startsWith("[anon: glibc: malloc")) claims.add(Claim.proved(mapping, SegmentKind.MALLOC, name));
    }
}
