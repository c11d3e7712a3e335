package heddle.agent.recording;

import java.util.Optional;

/**
 * How much disk must stay free for a recording to start and to go on. A JVM whose JFR repository has no room exits.
 *
 * @param startBytes free bytes to start
 * @param startShare free share of the file system to start, 0 to 1; both must hold
 * @param keepBytes free bytes to go on
 */
public record DiskGuard(long startBytes, double startShare, long keepBytes) {

    private static final long MEGABYTE = 1024 * 1024;

    /** The limits for real targets. */
    public static final DiskGuard STANDARD = new DiskGuard(512 * MEGABYTE, 0.05, 256 * MEGABYTE);

    /** Limits for a small disk: this floor to start and half of it to go on. */
    public static DiskGuard withFloor(long bytes) {
        return new DiskGuard(bytes, 0, bytes / 2);
    }

    /** Why a recording must not start on this file system, in words for the reader; empty when it may. */
    Optional<String> refusal(long freeBytes, long totalBytes) {
        long needed = Math.max(startBytes, (long) (startShare * totalBytes));
        return freeBytes >= needed
                ? Optional.empty()
                : Optional.of(megabytes(freeBytes) + " MB free, recording needs " + megabytes(needed) + " MB to start");
    }

    /** Why a running recording must stop, in words for the reader; empty when it may go on. */
    Optional<String> alarm(long freeBytes) {
        return freeBytes >= keepBytes
                ? Optional.empty()
                : Optional.of(megabytes(freeBytes) + " MB free, recording stops below " + megabytes(keepBytes) + " MB");
    }

    private static long megabytes(long bytes) {
        return bytes / MEGABYTE;
    }
}
