package heddle.inspector.source;

/** Where the recording in the target can be told to record less. */
public interface RecordingControl {
    /** Sets the shortest lock wait that is recorded, in nanoseconds. Returns at once; the recording's state tells when. */
    void setLockThreshold(long nanos);
}
