package heddle.agent.wire;

import java.net.ProtocolException;
import java.util.List;

/** What the agent tells the inspector. Times named {@code atNanos} are the target's {@link System#nanoTime()}. */
public sealed interface AgentMessage extends Message {

    /**
     * The first message of every connection.
     *
     * @param protocol {@link Protocol#VERSION} of the agent; another one than the inspector's ends the session
     * @param pid the target's own view of its process id (the innermost pid namespace)
     * @param framesWithoutPause whether {@link Thread#getStackTrace()} needs no safepoint (Java 21 and newer)
     * @param virtualThreads whether {@link VirtualThreadsSeen} will follow
     */
    record Hello(
            int protocol,
            long pid,
            String javaVersion,
            String vmName,
            boolean framesWithoutPause,
            boolean virtualThreads)
            implements AgentMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int32(protocol)
                    .int64(pid)
                    .text(javaVersion)
                    .text(vmName)
                    .flag(framesWithoutPause)
                    .flag(virtualThreads);
        }

        static Hello readFrom(FieldReader in) throws ProtocolException {
            return new Hello(in.int32(), in.int64(), in.text(), in.text(), in.flag(), in.flag());
        }
    }

    /**
     * The state of our recording, sent on each change, a changed threshold included.
     *
     * @param name of the recording, by which {@code jcmd} knows it
     * @param repository the folder of the chunks as the target sees it, empty while unknown
     * @param reason why it is not running, in words for the reader; empty when it is
     * @param lockThresholdNanos shortest lock wait that is recorded
     */
    record RecordingStatus(RecordingState state, String name, String repository, String reason, long lockThresholdNanos)
            implements AgentMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.choice(state).text(name).text(repository).text(reason).int64(lockThresholdNanos);
        }

        static RecordingStatus readFrom(FieldReader in) throws ProtocolException {
            return new RecordingStatus(in.choice(RecordingState.values()), in.text(), in.text(), in.text(), in.int64());
        }
    }

    /**
     * All live platform threads at one moment, taken without a safepoint.
     *
     * @param sequence counts snapshots taken; a gap means some were dropped because the inspector read too slowly
     * @param costNanos CPU time the agent spent on taking this snapshot
     * @param total live platform threads; more than {@code threads} holds when the snapshot was cut
     */
    record ThreadsSeen(long sequence, long atNanos, long costNanos, int total, List<ThreadEntry> threads)
            implements AgentMessage {
        public ThreadsSeen {
            threads = List.copyOf(threads);
        }

        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(sequence).int64(atNanos).int64(costNanos).int32(total).list(threads, ThreadEntry::writeTo);
        }

        static ThreadsSeen readFrom(FieldReader in) throws ProtocolException {
            return new ThreadsSeen(in.int64(), in.int64(), in.int64(), in.int32(), in.threads());
        }
    }

    /**
     * Stacks of some platform threads: those that wait, once per wait, and those that hold what others wait for. When a thread
     * waits again in the same way for the same object that nobody holds, as an idle worker does, its stack is not repeated.
     *
     * @param pauseNanos how long the application stood still for them; 0 when no safepoint was needed
     */
    record FramesSeen(long atNanos, long pauseNanos, List<ThreadFrames> threads) implements AgentMessage {
        public FramesSeen {
            threads = List.copyOf(threads);
        }

        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(atNanos).int64(pauseNanos).list(threads, ThreadFrames::writeTo);
        }

        static FramesSeen readFrom(FieldReader in) throws ProtocolException {
            return new FramesSeen(in.int64(), in.int64(), in.list(ThreadFrames::readFrom));
        }
    }

    /**
     * The virtual threads that the JVM lists.
     *
     * @param total how many it lists; more than {@code threads} holds when {@code truncated}
     * @param hidden what the JVM does not tell about them, in words for the reader; empty when nothing
     */
    record VirtualThreadsSeen(
            long atNanos, long costNanos, int total, boolean truncated, String hidden, List<VirtualEntry> threads)
            implements AgentMessage {
        public VirtualThreadsSeen {
            threads = List.copyOf(threads);
        }

        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(atNanos).int64(costNanos).int32(total).flag(truncated).text(hidden);
            out.list(threads, VirtualEntry::writeTo);
        }

        static VirtualThreadsSeen readFrom(FieldReader in) throws ProtocolException {
            return new VirtualThreadsSeen(
                    in.int64(), in.int64(), in.int32(), in.flag(), in.text(), in.list(VirtualEntry::readFrom));
        }
    }

    /**
     * Who has what was waited for at a look and has no one owner. Sent before the look's threads, when there is something to
     * tell and when there is nothing any more; it replaces what was told before.
     *
     * @param virtual whether these are the waits of virtual threads; else those of platform threads
     */
    record HoldersSeen(long atNanos, boolean virtual, List<LockHolders> locks) implements AgentMessage {
        public HoldersSeen {
            locks = List.copyOf(locks);
        }

        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(atNanos).flag(virtual).list(locks, LockHolders::writeTo);
        }

        static HoldersSeen readFrom(FieldReader in) throws ProtocolException {
            return new HoldersSeen(in.int64(), in.flag(), in.list(LockHolders::readFrom));
        }
    }

    /**
     * Asks for a class to be woven, as a probe needs it, while the target waits for the answer with changing any code.
     *
     * @param original as the JVM has it now, with what other agents have made of it
     */
    record ClassOffered(String className, Bytes original) implements AgentMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.text(className).bytes(original);
        }

        static ClassOffered readFrom(FieldReader in) throws ProtocolException {
            return new ClassOffered(in.text(), in.bytes());
        }
    }

    /**
     * What became of the probe that was asked for, sent on each change.
     *
     * @param reason why it does not tell, in words for the reader; empty when it does
     * @param nanos how long the JVM took to change the code, most of it without stopping anybody
     */
    record ProbeStatus(ProbeState state, String reason, long nanos) implements AgentMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.choice(state).text(reason).int64(nanos);
        }

        static ProbeStatus readFrom(FieldReader in) throws ProtocolException {
            return new ProbeStatus(in.choice(ProbeState.values()), in.text(), in.int64());
        }
    }

    /**
     * What a probe has counted, of the locks for which that has changed.
     *
     * @param missed waits that were not counted, because there are too many locks
     * @param faults what went wrong while counting
     */
    record LocksProbed(long atNanos, long missed, long faults, List<LockFigures> locks) implements AgentMessage {
        public LocksProbed {
            locks = List.copyOf(locks);
        }

        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(atNanos).int64(missed).int64(faults).list(locks, LockFigures::writeTo);
        }

        static LocksProbed readFrom(FieldReader in) throws ProtocolException {
            return new LocksProbed(in.int64(), in.int64(), in.int64(), in.list(LockFigures::readFrom));
        }
    }

    /**
     * Something the agent could not do, told when it first happens and again when it keeps happening.
     *
     * @param what the agent tried
     * @param message what the JVM answered
     * @param count how often so far
     */
    record Trouble(String what, String message, long count) implements AgentMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.text(what).text(message).int64(count);
        }

        static Trouble readFrom(FieldReader in) throws ProtocolException {
            return new Trouble(in.text(), in.text(), in.int64());
        }
    }

    /**
     * What the agent has cost the target since it started, once a second. All three only grow.
     *
     * @param agentCpuNanos CPU time of the agent's threads
     * @param safepointPauses how often it stopped the application
     * @param longestPauseNanos the longest of these stops
     */
    record Cost(long agentCpuNanos, long safepointPauses, long longestPauseNanos) implements AgentMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(agentCpuNanos).int64(safepointPauses).int64(longestPauseNanos);
        }

        static Cost readFrom(FieldReader in) throws ProtocolException {
            return new Cost(in.int64(), in.int64(), in.int64());
        }
    }

    /**
     * How many platform threads the JVM has started since its own start, once a second.
     *
     * @param total only grows
     */
    record ThreadsStarted(long total) implements AgentMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.int64(total);
        }

        static ThreadsStarted readFrom(FieldReader in) throws ProtocolException {
            return new ThreadsStarted(in.int64());
        }
    }

    /** The agent's last message: why it leaves, in words for the reader. */
    record Goodbye(String reason) implements AgentMessage {
        @Override
        public void writeTo(FieldWriter out) throws ProtocolException {
            out.text(reason);
        }

        static Goodbye readFrom(FieldReader in) throws ProtocolException {
            return new Goodbye(in.text());
        }
    }
}
