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

    /** Ends the session: the agent undoes everything and answers with {@link AgentMessage.Goodbye}. */
    record Detach() implements InspectorMessage {
        @Override
        public void writeTo(FieldWriter out) {}

        static Detach readFrom(FieldReader in) {
            return new Detach();
        }
    }
}
