package heddle.inspector.observation;

/** One thing that a source saw. */
public sealed interface Observation
        permits KernelTick,
                JvmThreads,
                VirtualThreads,
                HoldersSeen,
                FramesSeen,
                ThreadsIdentified,
                WaitFinished,
                ThreadPinned,
                StackSampled,
                MemoryAllocated,
                ProcessExamined,
                ThreadExamined,
                ThreadsStarted,
                JvmPause,
                EventsLost,
                ProbeChanged,
                LocksCounted,
                RecordingChanged,
                RecordingCaughtUp,
                CostMeasured,
                MemorySeen,
                ModeSettled,
                SourceTrouble,
                TargetEnded {
    /** Calls the observer's method for this kind. */
    void tell(Observer observer);
}
