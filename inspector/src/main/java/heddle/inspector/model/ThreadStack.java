package heddle.inspector.model;

/**
 * Where the stack of one thread is.
 *
 * @param start lowest address, its guard page included; {@code end} the address above the first frame
 * @param residentKb how much of it has been touched
 */
public record ThreadStack(int tid, long start, long end, long residentKb) {
    public long reservedKb() {
        return (end - start) >>> 10;
    }

    public boolean contains(long address) {
        return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
    }
}
