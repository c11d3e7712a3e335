package heddle.inspector.source.snapshot;

import heddle.agent.wire.AgentMessage.ClassOffered;
import heddle.agent.wire.AgentMessage.LocksProbed;
import heddle.agent.wire.AgentMessage.ProbeStatus;
import heddle.agent.wire.Buckets;
import heddle.agent.wire.Bytes;
import heddle.agent.wire.InspectorMessage.ClassWoven;
import heddle.agent.wire.InspectorMessage.StartProbe;
import heddle.agent.wire.LockFigures;
import heddle.inspector.model.Lengths;
import heddle.inspector.model.LockId;
import heddle.inspector.model.ProbedLock;
import heddle.inspector.observation.LocksCounted;
import heddle.inspector.observation.ProbeChanged;
import heddle.inspector.source.snapshot.probe.LockWeaver;
import heddle.inspector.source.snapshot.probe.LockWeaver.UnknownShapeException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a probe needs from here, and what it tells, in the words of the observations. */
final class Probing {
    private Probing() {}

    static StartProbe order(ProbeWish wish) throws IOException {
        return new StartProbe(wish.holds(), wish.limit().toNanos(), new Bytes(LockWeaver.bridge()));
    }

    static ClassWoven answer(ClassOffered offered) {
        try {
            return new ClassWoven(
                    offered.className(),
                    new Bytes(new LockWeaver()
                            .weave(offered.className(), offered.original().array())),
                    "");
        } catch (UnknownShapeException e) {
            return new ClassWoven(offered.className(), Bytes.NONE, String.valueOf(e.getMessage()));
        }
    }

    static ProbeChanged status(ProbeStatus status) {
        ProbeChanged.State state = switch (status.state()) {
            case ACTIVE -> ProbeChanged.State.ACTIVE;
            case UNAVAILABLE -> ProbeChanged.State.UNAVAILABLE;
            case ENDED -> ProbeChanged.State.ENDED;
        };
        return new ProbeChanged(state, status.reason());
    }

    static LocksCounted counted(LocksProbed told) {
        return new LocksCounted(
                told.atNanos(),
                told.missed(),
                told.faults(),
                told.locks().stream().map(Probing::entry).toList());
    }

    private static LocksCounted.Entry entry(LockFigures figures) {
        return new LocksCounted.Entry(
                figures.number(),
                new ProbedLock(
                        new LockId(figures.className(), figures.identityHash()),
                        figures.waits(),
                        figures.failed(),
                        figures.owned(),
                        figures.waitNanos(),
                        figures.maxWaitNanos(),
                        lengths(figures.waitTimes()),
                        figures.holds(),
                        figures.holdNanos(),
                        lengths(figures.holdTimes()),
                        owners(figures.owners())));
    }

    private static Lengths lengths(List<LockFigures.Count> counts) {
        TreeMap<Long, Long> sums = new TreeMap<>();
        counts.forEach(count -> sums.merge(Buckets.middleNanos(count.bucket()), count.count(), Long::sum));
        return new Lengths(sums);
    }

    private static Map<String, Long> owners(List<LockFigures.Owner> owners) {
        Map<String, Long> sums = new HashMap<>();
        owners.forEach(owner -> sums.merge(owner.name(), owner.waitNanos(), Long::sum));
        return sums;
    }
}
