package heddle.agent.wire;

import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The first byte of a frame: which message it is. Its number is its place here, so new ones are added at the end. */
enum Tag {
    HELLO(AgentMessage.Hello.class, AgentMessage.Hello::readFrom),
    RECORDING_STATUS(AgentMessage.RecordingStatus.class, AgentMessage.RecordingStatus::readFrom),
    THREADS_SEEN(AgentMessage.ThreadsSeen.class, AgentMessage.ThreadsSeen::readFrom),
    FRAMES_SEEN(AgentMessage.FramesSeen.class, AgentMessage.FramesSeen::readFrom),
    VIRTUAL_THREADS_SEEN(AgentMessage.VirtualThreadsSeen.class, AgentMessage.VirtualThreadsSeen::readFrom),
    TROUBLE(AgentMessage.Trouble.class, AgentMessage.Trouble::readFrom),
    COST(AgentMessage.Cost.class, AgentMessage.Cost::readFrom),
    GOODBYE(AgentMessage.Goodbye.class, AgentMessage.Goodbye::readFrom),
    HEARTBEAT(InspectorMessage.Heartbeat.class, InspectorMessage.Heartbeat::readFrom),
    WANT_FRAMES(InspectorMessage.WantFrames.class, InspectorMessage.WantFrames::readFrom),
    SET_RATE(InspectorMessage.SetRate.class, InspectorMessage.SetRate::readFrom),
    SET_LOCK_THRESHOLD(InspectorMessage.SetLockThreshold.class, InspectorMessage.SetLockThreshold::readFrom),
    DETACH(InspectorMessage.Detach.class, InspectorMessage.Detach::readFrom),
    HOLDERS_SEEN(AgentMessage.HoldersSeen.class, AgentMessage.HoldersSeen::readFrom),
    THREADS_STARTED(AgentMessage.ThreadsStarted.class, AgentMessage.ThreadsStarted::readFrom),
    CLASS_OFFERED(AgentMessage.ClassOffered.class, AgentMessage.ClassOffered::readFrom),
    PROBE_STATUS(AgentMessage.ProbeStatus.class, AgentMessage.ProbeStatus::readFrom),
    LOCKS_PROBED(AgentMessage.LocksProbed.class, AgentMessage.LocksProbed::readFrom),
    START_PROBE(InspectorMessage.StartProbe.class, InspectorMessage.StartProbe::readFrom),
    CLASS_WOVEN(InspectorMessage.ClassWoven.class, InspectorMessage.ClassWoven::readFrom);

    private static final Map<Class<? extends Message>, Tag> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(tag -> tag.type, Function.identity()));

    private final Class<? extends Message> type;

    /** Always a static method, hence as constant as the enum. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final FieldReader.Reading<? extends Message> reading;

    Tag(Class<? extends Message> type, FieldReader.Reading<? extends Message> reading) {
        this.type = type;
        this.reading = reading;
    }

    static Tag of(Message message) {
        Tag tag = BY_TYPE.get(message.getClass());
        if (tag == null) {
            throw new IllegalArgumentException("no tag for " + message.getClass());
        }
        return tag;
    }

    static Message read(FieldReader in) throws ProtocolException {
        return in.choice(values()).reading.from(in);
    }
}
