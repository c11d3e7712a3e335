package heddle.samples.faults;

import heddle.samples.truth.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One cell of the matrix: a fault, the kind of lock it is about, and the kind of threads. */
record Program(Fault fault, Kind kind, Threads threads) {

    /** Those that can run on this Java. */
    static List<Program> all() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> fault.kinds().stream().flatMap(kind -> of(fault, kind)))
                .toList();
    }

    private static Stream<Program> of(Fault fault, Kind kind) {
        return Arrays.stream(Threads.values())
                .filter(threads -> fault.canHave(threads, kind))
                .map(threads -> new Program(fault, kind, threads));
    }

    String name() {
        return kind == Kind.NOTHING ? fault.toString() : fault + "-" + kind;
    }

    /** What to say to start it. */
    String words() {
        return threads == Threads.PLATFORM ? name() : name() + " --" + threads;
    }

    void start(Truth truth, boolean healthy, Alias alias) throws Exception {
        fault.plot(healthy).play(new Stage(truth, kind, threads, healthy, alias));
    }
}
