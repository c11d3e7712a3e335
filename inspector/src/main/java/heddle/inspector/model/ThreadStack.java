package heddle.inspector.model;

/**
 * Where the stack of one thread is.
 *
 * @param start lowest address, its guard included; {@code end} the address above the first frame
 * @param guardKb how much at its lower end nobody may touch; 0 where the kernel itself guards it
 * @param residentKb how much of it has been touched, -1 when that cannot be told
 */
public record ThreadStack(int tid, long start, long end, long guardKb, long residentKb) {
    public long reservedKb() {
        return (end - start) >>> 10;
    }

    public boolean contains(long address) {
        return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
    }
}
