package heddle.inspector.model;

/**
 * How a process uses memory, in KiB; -1 for what is not known.
 *
 * @param virtualKb address space in use
 * @param residentKb what of it is in memory: {@code anonymousKb} of no file, {@code fileKb} of files and {@code sharedKb}
 *     shared with other processes
 * @param dataKb private writable address space: data, BSS, heap and the stacks of all threads but the first
 * @param stackKb stack of the first thread
 * @param textKb code of the program itself
 * @param librariesKb code of its libraries
 * @param pageTablesKb memory the kernel needs to describe it
 * @param swappedKb what was written to swap space
 * @param maps number of separate regions
 */
public record MemoryUse(
        long virtualKb,
        long residentKb,
        long anonymousKb,
        long fileKb,
        long sharedKb,
        long dataKb,
        long stackKb,
        long textKb,
        long librariesKb,
        long pageTablesKb,
        long swappedKb,
        long maps) {}
