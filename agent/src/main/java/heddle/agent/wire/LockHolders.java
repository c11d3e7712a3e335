package heddle.agent.wire;

import java.net.ProtocolException;
import java.util.List;

/**
 * Who has what threads wait for, or can bring it about, beyond a lock's one owner.
 *
 * @param className of the object waited for
 * @param identityHash of it
 * @param any whether one of them is enough for the wait to end, such as a free worker of a pool; else all must let go
 * @param holders who; nobody for a task that no thread has begun and whose pool is not known
 */
public record LockHolders(String className, int identityHash, boolean any, List<Holder> holders) {
    public LockHolders {
        holders = List.copyOf(holders);
    }

    /** One of them. */
    public record Holder(long javaId, String name) {
        void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(javaId).text(name);
        }

        static Holder readFrom(FieldReader in) throws ProtocolException {
            return new Holder(in.int64(), in.text());
        }
    }

    void writeTo(FieldWriter out) throws ProtocolException {
        out.text(className).int32(identityHash).flag(any).list(holders, Holder::writeTo);
    }

    static LockHolders readFrom(FieldReader in) throws ProtocolException {
        return new LockHolders(in.text(), in.int32(), in.flag(), in.list(Holder::readFrom));
    }
}
