package heddle.inspector.observation;

/** Hears every kind of observation; a new kind does not compile until each observer has an answer to it. */
public interface Observer {
    void hear(KernelTick observation);

    void hear(JvmThreads observation);

    void hear(VirtualThreads observation);

    void hear(HoldersSeen observation);

    void hear(FramesSeen observation);

    void hear(ThreadsIdentified observation);

    void hear(WaitFinished observation);

    void hear(ThreadPinned observation);

    void hear(StackSampled observation);

    void hear(MemoryAllocated observation);

    void hear(ProcessExamined observation);

    void hear(ThreadExamined observation);

    void hear(ThreadsStarted observation);

    void hear(JvmPause observation);

    void hear(EventsLost observation);

    void hear(ProbeChanged observation);

    void hear(LocksCounted observation);

    void hear(RecordingChanged observation);

    void hear(RecordingCaughtUp observation);

    void hear(CostMeasured observation);

    void hear(MemorySeen observation);

    void hear(ModeSettled observation);

    void hear(SourceTrouble observation);

    void hear(TargetEnded observation);
}
