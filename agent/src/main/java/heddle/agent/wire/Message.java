package heddle.agent.wire;

import java.net.ProtocolException;

/** Anything that crosses the socket; it knows how to write its own fields. */
public sealed interface Message permits AgentMessage, InspectorMessage {

    /** Writes the fields in the order in which the record declares them; for {@link FrameEncoder} alone. */
    void writeTo(FieldWriter out) throws ProtocolException;
}
