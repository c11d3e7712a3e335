package heddle.agent.wire;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Turns messages into frames. For one thread; it keeps one buffer and so makes no garbage once that has grown. */
public final class FrameEncoder {

    private final FieldWriter fields = new FieldWriter();

    /**
     * Gives the message as one frame.
     *
     * @return a buffer ready to be sent, valid until the next call
     * @throws ProtocolException if it would exceed {@link Protocol#MAX_FRAME_BYTES}; the encoder stays usable
     */
    public ByteBuffer encode(Message message) throws ProtocolException {
        fields.startFrame();
        fields.choice(Tag.of(message));
        message.writeTo(fields);
        return fields.endFrame();
    }
}
