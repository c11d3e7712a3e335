package heddle.samples.faults;

import heddle.samples.truth.Awaited;
import heddle.samples.truth.Claim;
import heddle.samples.truth.Confidence;
import heddle.samples.truth.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that wait for each other in a circle, by what they hold. */
final class Circles {

    private static final int PAUSE_MILLIS = 30;

    private Circles() {}

    private static Claim found(String rule, Severity least, List<String> members) {
        return Claim.finding(List.of(rule), least, window -> true).naming(members);
    }

    /** Notes that this wait will not end, so that the program can tell since when it is stuck. */
    private static Work stuck(Kind kind, Work wait) {
        Work note = diary -> diary.waitsForGood(Awaited.cause(kind.cause()));
        return note.then(wait);
    }

    /**
     * Each takes one and then the next, all at the same time. The twin takes them in one order: the last thread begins with
     * what all others take second.
     *
     * @param victims whether there are two more that only wait for a member, one of them at second hand
     * @param kinds of what there is to take, from the first on; the rest is of the kind the program is about
     */
    record Circle(int members, boolean victims, boolean crossed, List<Kind> kinds) implements Plot {
        @Override
        public void play(Stage stage) throws Exception {
            List<Resource> resources = resources(stage);
            CyclicBarrier allHaveOne = new CyclicBarrier(members);
            for (int number = 0; number < members; number++) {
                Resource one = resources.get(number);
                Resource next = resources.get((number + 1) % members);
                boolean last = number == members - 1;
                Work life = crossed
                        ? one.keep(meet(allHaveOne).then(stuck(next.kind(), next.keep(Work.nothing()))))
                        : ordered(last ? next : one, last ? one : next);
                stage.start("member-" + (number + 1), life);
            }
            stage.awaitStuck(stage.names("member", members));
            if (victims) startVictims(stage, resources.get(0));
            tell(stage, resources);
        }

        private List<Resource> resources(Stage stage) {
            List<Resource> resources = new ArrayList<>();
            for (int number = 0; number < members; number++) {
                resources.add(stage.resource(number < kinds.size() ? kinds.get(number) : stage.kind(), 1));
            }
            return resources;
        }

        private static Work ordered(Resource first, Resource second) {
            return first.keep(second.keep(Work.nothing()))
                    .then(Work.pause(PAUSE_MILLIS))
                    .forever();
        }

        private static Work meet(CyclicBarrier barrier) {
            return diary -> barrier.await();
        }

        /** One waits for a member, and another for that one. */
        private void startVictims(Stage stage, Resource wanted) throws Exception {
            Resource counter = stage.resource(Kind.MONITOR, 1);
            Work near = wanted.keep(Work.nothing());
            Work far = counter.keep(Work.nothing());
            if (crossed) {
                stage.start("victim-1", counter.keep(stuck(wanted.kind(), near)));
                stage.awaitStuck(stage.names("victim", 1));
                stage.start("victim-2", stuck(counter.kind(), far));
            } else {
                stage.start(
                        "victim-1",
                        counter.keep(near).then(Work.pause(PAUSE_MILLIS)).forever());
                stage.start("victim-2", far.then(Work.pause(PAUSE_MILLIS)).forever());
            }
        }

        private void tell(Stage stage, List<Resource> resources) {
            List<Nature> held = resources.stream()
                    .map(resource -> resource.kind().nature())
                    .distinct()
                    .toList();
            List<String> names = stage.names("member", members);
            stage.deadlock(
                    held.size() > 1 ? "mixed" : held.get(0).deadlock(),
                    held.stream()
                            .map(Nature::certainty)
                            .min(Confidence::compareTo)
                            .orElseThrow(),
                    names,
                    stage.names("victim", victims ? 2 : 0));
            stage.claim(found("deadlock", Severity.CRITICAL, names));
        }
    }

    /** Two that read want to write, and neither stops reading first. */
    record Upgrade(boolean upgrading) implements Plot {
        private static final int READERS = 2;

        @Override
        public void play(Stage stage) throws Exception {
            Resource lock = stage.resource(Kind.READERS, 1);
            CyclicBarrier bothRead = new CyclicBarrier(READERS);
            Work read = diary -> bothRead.await();
            Work write = lock.enter(Work.nothing());
            Work life = upgrading
                    ? lock.keep(read.then(stuck(lock.kind(), write)))
                    : lock.keep(Work.asleep(1))
                            .then(write)
                            .then(Work.pause(PAUSE_MILLIS))
                            .forever();
            stage.startAll("member", READERS, life);
            List<String> members = stage.names("member", READERS);
            stage.awaitStuck(members);
            stage.deadlock("read-write-upgrade", Confidence.GUESS, members, List.of());
            stage.claim(found("deadlock", Severity.CRITICAL, members));
        }
    }

    /** All have one of what they need two of, and all are lent. */
    record HoldAndWait(int spare) implements Plot {
        private static final int BORROWERS = 4;

        @Override
        public void play(Stage stage) throws Exception {
            Resource pool = stage.resource(stage.kind(), BORROWERS + spare);
            CyclicBarrier allHaveOne = new CyclicBarrier(BORROWERS);
            Work second = pool.keep(Work.nothing());
            Work meet = diary -> allHaveOne.await();
            Work life = spare == 0
                    ? pool.keep(meet.then(stuck(pool.kind(), second)))
                    : pool.keep(second).then(Work.pause(PAUSE_MILLIS)).forever();
            stage.startAll("member", BORROWERS, life);
            List<String> members = stage.names("member", BORROWERS);
            stage.awaitStuck(members);
            stage.deadlock("pool", Confidence.GUESS, members, List.of());
            stage.claim(found("pool-hold-and-wait", Severity.CRITICAL, members));
        }
    }

    /** Two classes, each needed to initialise the other, and two threads that begin with one each. */
    record Classes(boolean crossed) implements Plot {

        private static final AtomicReference<Guard.Body> MEETING = new AtomicReference<>(() -> {});

        static final class Hen {
            static {
                meet();
                Egg.touch();
            }

            static void touch() {
                // Being called is all.
            }
        }

        static final class Egg {
            static {
                meet();
                Hen.touch();
            }

            static void touch() {
                // Being called is all.
            }
        }

        private static void meet() {
            try {
                Objects.requireNonNull(MEETING.get()).run();
            } catch (Exception e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @Override
        public void play(Stage stage) throws Exception {
            CyclicBarrier bothHaveBegun = new CyclicBarrier(2);
            if (crossed) MEETING.set(bothHaveBegun::await);
            Work hen = diary -> Hen.touch();
            Work egg = diary -> Egg.touch();
            if (crossed) {
                stage.start("member-1", stuck(Kind.CLASS, hen));
                stage.start("member-2", stuck(Kind.CLASS, egg));
            } else {
                stage.start("member-1", hen.then(egg).then(Work.asleep(Work.FOR_GOOD)));
            }
            List<String> members = stage.names("member", 2);
            stage.deadlock("class-init", Confidence.STRONG, members, List.of());
            stage.claim(found("class-init-deadlock", Severity.CRITICAL, members));
        }
    }
}
