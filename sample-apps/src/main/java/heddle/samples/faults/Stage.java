package heddle.samples.faults;

import heddle.samples.truth.Claim;
import heddle.samples.truth.Confidence;
import heddle.samples.truth.Contention;
import heddle.samples.truth.Deadlock;
import heddle.samples.truth.Severity;
import heddle.samples.truth.Truth;
import heddle.samples.truth.VirtualThreads;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a plot is played: it makes the threads and what they wait for, and tells the truth about them. Of a healthy twin it
 * tells that nothing is to be found, as long as the twin's own counters show that little is lost.
 */
final class Stage {

    /** Thread-seconds a second: well below what is called contention. */
    private static final double LITTLE = 0.1;

    private final Truth truth;
    private final Kind kind;
    private final Threads threads;
    private final boolean healthy;
    private final Alias alias;
    private final List<Contention> accounts = new ArrayList<>();
    private int started;

    Stage(Truth truth, Kind kind, Threads threads, boolean healthy, Alias alias) {
        this.truth = truth;
        this.kind = kind;
        this.threads = threads;
        this.healthy = healthy;
        this.alias = alias;
        if (healthy)
            truth.claim(Claim.silence(
                    Severity.HIGH,
                    window -> accounts.stream().allMatch(account -> account.lostPerSecond(window) < LITTLE)));
    }

    Kind kind() {
        return kind;
    }

    /** What the thread in this part is called here. */
    String name(String part) {
        return alias.of(part);
    }

    List<String> names(String part, int count) {
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= count; number++) names.add(name(part + '-' + number));
        return names;
    }

    /** One that one thread can have, of the kind this is about. */
    Resource resource() {
        return resource(kind, 1);
    }

    Resource resource(Kind kind, int size) {
        Resource resource = Resource.of(kind, size);
        accounts.add(resource.account());
        if (!healthy && kind != Kind.FILE) truth.tell(resource.account());
        return resource;
    }

    Thread start(String part, Work life) throws ReflectiveOperationException {
        boolean virtual = threads.isVirtual(started++);
        return virtual
                ? truth.startVirtual(name(part), kind.pins(), VirtualThreads.factory(), life::run)
                : truth.start(name(part), life::run);
    }

    void startAll(String part, int count, Work life) throws ReflectiveOperationException {
        for (int number = 1; number <= count; number++) start(part + '-' + number, life);
    }

    /** Starts a virtual thread for which no carrier will be free. */
    void startInVain(String part) throws ReflectiveOperationException {
        truth.startInVain(name(part), VirtualThreads.factory());
    }

    /** A thread for those who start theirs themselves, always a platform thread. */
    Thread newThread(String part, Work life) {
        return truth.newThread(name(part), life::run);
    }

    /** Says what is to be found; a healthy twin has nothing of the kind. */
    void claim(Claim claim) {
        if (!healthy) truth.claim(claim);
    }

    /** Says who is in a deadlock. Of monitors that virtual threads have the JVM itself says nothing. */
    void deadlock(String kind, Confidence confidence, List<String> members, List<String> victims) {
        if (healthy) return;
        boolean virtual = threads != Threads.PLATFORM;
        Confidence least = virtual && confidence == Confidence.SURE ? Confidence.STRONG : confidence;
        truth.deadlock(new Deadlock(kind, virtual, least, members, victims));
    }

    /** Returns when each of these waits for good. */
    void awaitStuck(List<String> names) throws InterruptedException {
        if (!healthy) truth.awaitStuck(names);
    }
}
