package heddle.agent.wire;

import java.net.ProtocolException;
import java.util.List;

/**
 * What a probe has counted of one lock since it began.
 *
 * @param number tells two locks apart that have one class and one identity hash
 * @param waits how often a thread queued for it, whatever came of it
 * @param again of these, how often to get it back after waiting for a condition
 * @param failed of these, how often it was not acquired: the time was over, or the thread was interrupted
 * @param owned of these, how often the owner was known when the thread came
 * @param waitNanos thread-time in the queue, of finished waits
 * @param maxWaitNanos the longest
 * @param waitTimes lengths of the waits
 * @param holds how often it was held and let go, as far as that is watched
 * @param holdNanos how long in all
 * @param holdTimes lengths of the holds
 * @param owners who had it when others came, the first sixteen
 */
public record LockFigures(
        long number,
        String className,
        int identityHash,
        long waits,
        long again,
        long failed,
        long owned,
        long waitNanos,
        long maxWaitNanos,
        List<Count> waitTimes,
        long holds,
        long holdNanos,
        List<Count> holdTimes,
        List<Owner> owners) {
    public LockFigures {
        waitTimes = List.copyOf(waitTimes);
        holdTimes = List.copyOf(holdTimes);
        owners = List.copyOf(owners);
    }

    /** How many lengths were in one of {@link Buckets}. */
    public record Count(int bucket, long count) {
        void writeTo(FieldWriter out) throws ProtocolException {
            out.int32(bucket).int64(count);
        }

        static Count readFrom(FieldReader in) throws ProtocolException {
            int bucket = in.int32();
            if (bucket < 0 || bucket >= Buckets.COUNT) {
                throw new ProtocolException("there is no class of lengths " + bucket);
            }
            return new Count(bucket, in.int64());
        }
    }

    /** How often and how long others waited, in all, who came while it was this thread's. */
    public record Owner(long javaId, String name, long waits, long waitNanos) {
        void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(javaId).text(name).int64(waits).int64(waitNanos);
        }

        static Owner readFrom(FieldReader in) throws ProtocolException {
            return new Owner(in.int64(), in.text(), in.int64(), in.int64());
        }
    }

    void writeTo(FieldWriter out) throws ProtocolException {
        out.int64(number).text(className).int32(identityHash);
        out.int64(waits)
                .int64(again)
                .int64(failed)
                .int64(owned)
                .int64(waitNanos)
                .int64(maxWaitNanos);
        out.list(waitTimes, Count::writeTo).int64(holds).int64(holdNanos).list(holdTimes, Count::writeTo);
        out.list(owners, Owner::writeTo);
    }

    static LockFigures readFrom(FieldReader in) throws ProtocolException {
        return new LockFigures(
                in.int64(),
                in.text(),
                in.int32(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.int64(),
                in.list(Count::readFrom),
                in.int64(),
                in.int64(),
                in.list(Count::readFrom),
                in.list(Owner::readFrom));
    }
}
