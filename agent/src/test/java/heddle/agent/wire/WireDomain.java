package heddle.agent.wire;

import heddle.agent.wire.AgentMessage.ClassOffered;
import heddle.agent.wire.AgentMessage.Cost;
import heddle.agent.wire.AgentMessage.FramesSeen;
import heddle.agent.wire.AgentMessage.Goodbye;
import heddle.agent.wire.AgentMessage.Hello;
import heddle.agent.wire.AgentMessage.HoldersSeen;
import heddle.agent.wire.AgentMessage.LocksProbed;
import heddle.agent.wire.AgentMessage.ProbeStatus;
import heddle.agent.wire.AgentMessage.RecordingStatus;
import heddle.agent.wire.AgentMessage.ThreadsSeen;
import heddle.agent.wire.AgentMessage.ThreadsStarted;
import heddle.agent.wire.AgentMessage.Trouble;
import heddle.agent.wire.AgentMessage.VirtualThreadsSeen;
import heddle.agent.wire.InspectorMessage.ClassWoven;
import heddle.agent.wire.InspectorMessage.Detach;
import heddle.agent.wire.InspectorMessage.Heartbeat;
import heddle.agent.wire.InspectorMessage.SetLockThreshold;
import heddle.agent.wire.InspectorMessage.SetRate;
import heddle.agent.wire.InspectorMessage.StartProbe;
import heddle.agent.wire.InspectorMessage.WantFrames;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.domains.DomainContextBase;

/** Any message that agent or inspector could send. */
@Domain(DomainContext.Global.class)
class WireDomain extends DomainContextBase {

    @Provide
    Arbitrary<Message> messages() {
        return Arbitraries.oneOf(List.of(
                hellos(),
                recordingStatuses(),
                threadsSeen(),
                framesSeen(),
                virtualThreadsSeen(),
                holdersSeen(),
                troubles(),
                costs(),
                threadsStarted(),
                probeStatuses(),
                locksProbed(),
                Combinators.combine(texts(), classFiles()).as(ClassOffered::new),
                Combinators.combine(texts(), classFiles(), texts()).as(ClassWoven::new),
                Combinators.combine(flags(), longs(), classFiles()).as(StartProbe::new),
                texts().map(Goodbye::new),
                Arbitraries.just(new Heartbeat()),
                wantFrames(),
                ints().map(SetRate::new),
                longs().map(SetLockThreshold::new),
                Arbitraries.just(new Detach())));
    }

    private static Arbitrary<Message> hellos() {
        return Combinators.combine(ints(), longs(), texts(), texts(), flags(), flags())
                .as(Hello::new);
    }

    private static Arbitrary<Message> recordingStatuses() {
        return Combinators.combine(Arbitraries.of(RecordingState.class), texts(), texts(), texts(), longs())
                .as(RecordingStatus::new);
    }

    private static Arbitrary<Message> threadsSeen() {
        return Combinators.combine(
                        longs(), longs(), longs(), ints(), threads().list().ofMaxSize(5))
                .as(ThreadsSeen::new);
    }

    private static Arbitrary<Message> framesSeen() {
        return Combinators.combine(longs(), longs(), stacks().list().ofMaxSize(3))
                .as(FramesSeen::new);
    }

    private static Arbitrary<Message> virtualThreadsSeen() {
        return Combinators.combine(
                        longs(),
                        longs(),
                        ints(),
                        flags(),
                        texts(),
                        virtualThreads().list().ofMaxSize(5))
                .as(VirtualThreadsSeen::new);
    }

    private static Arbitrary<Message> holdersSeen() {
        return Combinators.combine(longs(), flags(), holders().list().ofMaxSize(4))
                .as(HoldersSeen::new);
    }

    private static Arbitrary<LockHolders> holders() {
        Arbitrary<LockHolders.Holder> holder =
                Combinators.combine(longs(), texts()).as(LockHolders.Holder::new);
        return Combinators.combine(texts(), ints(), flags(), holder.list().ofMaxSize(4))
                .as(LockHolders::new);
    }

    private static Arbitrary<Message> troubles() {
        return Combinators.combine(texts(), texts(), longs()).as(Trouble::new);
    }

    private static Arbitrary<Bytes> classFiles() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(Bytes::new);
    }

    private static Arbitrary<Message> probeStatuses() {
        return Combinators.combine(Arbitraries.of(ProbeState.class), texts(), longs())
                .as(ProbeStatus::new);
    }

    private static Arbitrary<Message> locksProbed() {
        return Combinators.combine(longs(), longs(), longs(), figures().list().ofMaxSize(3))
                .as(LocksProbed::new);
    }

    private static Arbitrary<LockFigures> figures() {
        Arbitrary<List<LockFigures.Count>> counts = Combinators.combine(
                        Arbitraries.integers().between(0, Buckets.COUNT - 1), longs())
                .as(LockFigures.Count::new)
                .list()
                .ofMaxSize(4);
        Arbitrary<List<LockFigures.Owner>> owners = Combinators.combine(longs(), texts(), longs(), longs())
                .as(LockFigures.Owner::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(longs(), texts(), ints(), counts, counts, owners)
                .as((number, name, hash, waited, held, by) ->
                        new LockFigures(number, name, hash, number, 1, 2, 3, 4, 5, waited, 6, number, held, by));
    }

    private static Arbitrary<Message> costs() {
        return Combinators.combine(longs(), longs(), longs()).as(Cost::new);
    }

    private static Arbitrary<Message> threadsStarted() {
        return longs().map(ThreadsStarted::new);
    }

    private static Arbitrary<Message> wantFrames() {
        return longs().list().ofMaxSize(70).map(WantFrames::new);
    }

    private static Arbitrary<ThreadEntry> threads() {
        return Combinators.combine(longs(), texts(), states(), flags(), longs(), longs(), locks(), forms())
                .as((id, name, state, daemon, blocked, waited, lock, form) ->
                        new ThreadEntry(id, name, state, daemon, 5, blocked, waited, lock, form));
    }

    private static Arbitrary<VirtualEntry> virtualThreads() {
        return Combinators.combine(
                        longs(),
                        texts(),
                        states(),
                        longs(),
                        locks(),
                        forms(),
                        frames().list().ofMaxSize(4))
                .as(VirtualEntry::new);
    }

    private static Arbitrary<LockEntry> locks() {
        return Combinators.combine(texts(), ints(), longs(), texts())
                .as(LockEntry::new)
                .injectNull(0.4);
    }

    private static Arbitrary<ThreadFrames> stacks() {
        return Combinators.combine(longs(), longs(), longs(), frames().list().ofMaxSize(8))
                .as(ThreadFrames::new);
    }

    private static Arbitrary<FrameEntry> frames() {
        return Combinators.combine(texts(), texts(), texts().injectNull(0.3), ints())
                .as(FrameEntry::new);
    }

    private static Arbitrary<Thread.State> states() {
        return Arbitraries.of(Thread.State.class);
    }

    private static Arbitrary<WaitForm> forms() {
        return Arbitraries.of(WaitForm.class);
    }

    /** All of Unicode but half surrogate pairs, which the wire replaces. */
    private static Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(30)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    private static Arbitrary<Long> longs() {
        return Arbitraries.longs();
    }

    private static Arbitrary<Integer> ints() {
        return Arbitraries.integers();
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }
}
