package heddle.agent.wire;

import java.net.ProtocolException;
import java.util.List;

/** What the inspector tells the agent. */
public sealed interface InspectorMessage extends Message {

    /** The inspector is alive; due once a second, and the agent leaves after five seconds of silence. */
    record Heartbeat() implements InspectorMessage {
        @Override
        public void writeTo(FieldWriter out) {}

        static Heartbeat readFrom(FieldReader in) {
            return new Heartbeat();
        }
    }

    /** Asks for the stacks of these platform threads now, even where that costs a safepoint; the first 64 are answered. */
    record WantFrames(List<Long> javaIds) implements InspectorMessage {
        public WantFrames {
            javaIds = List.copyOf(javaIds);
        }

        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.list(javaIds, (id, fields) -> fields.int64(id));
        }

        static WantFrames readFrom(FieldReader in) throws ProtocolException {
            return new WantFrames(in.list(FieldReader::int64));
        }
    }

    /** Sets how many snapshots are taken per second, 1 to 10; the agent takes fewer by itself above 2000 threads. */
    record SetRate(int snapshotsPerSecond) implements InspectorMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int32(snapshotsPerSecond);
        }

        static SetRate readFrom(FieldReader in) throws ProtocolException {
            return new SetRate(in.int32());
        }
    }

    /** Sets the shortest lock wait that is recorded; answered by {@link AgentMessage.RecordingStatus}. */
    record SetLockThreshold(long nanos) implements InspectorMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(nanos);
        }

        static SetLockThreshold readFrom(FieldReader in) throws ProtocolException {
            return new SetLockThreshold(in.int64());
        }
    }

    /**
     * Has the target's locks probed; answered by {@link AgentMessage.ClassOffered} for each class that is to be woven, and by
     * {@link AgentMessage.ProbeStatus}. A session has one probe.
     *
     * @param holds whether also how long locks are held is told
     * @param limitNanos when it ends by itself, a second to an hour
     * @param bridge the class that woven code calls, for the boot loader
     */
    record StartProbe(boolean holds, long limitNanos, Bytes bridge) implements InspectorMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.flag(holds).int64(limitNanos).bytes(bridge);
        }

        static StartProbe readFrom(FieldReader in) throws ProtocolException {
            return new StartProbe(in.flag(), in.int64(), in.bytes());
        }
    }

    /**
     * The answer to {@link AgentMessage.ClassOffered}.
     *
     * @param woven its new bytes; none when it cannot be woven
     * @param reason why not, in words for the reader
     */
    record ClassWoven(String className, Bytes woven, String reason) implements InspectorMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.text(className).bytes(woven).text(reason);
        }

        static ClassWoven readFrom(FieldReader in) throws ProtocolException {
            return new ClassWoven(in.text(), in.bytes(), in.text());
        }
    }

    /** Ends the session: the agent undoes everything and answers with {@link AgentMessage.Goodbye}. */
    record Detach() implements InspectorMessage {
        @Override
        public void writeTo(FieldWriter out) {}

        static Detach readFrom(FieldReader in) {
            return new Detach();
        }
    }
}
