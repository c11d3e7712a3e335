package heddle.inspector.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.wire.AgentMessage.ClassOffered;
import heddle.agent.wire.AgentMessage.ProbeStatus;
import heddle.agent.wire.Bytes;
import heddle.agent.wire.InspectorMessage.ClassWoven;
import heddle.agent.wire.LockFigures;
import heddle.agent.wire.ProbeState;
import heddle.inspector.source.ChildJvm;
import heddle.samples.counted.CountedWaits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A probe counts as the program itself does, and leaves the JVM as it was. */
class ProbeIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String LOCKS = "java.util.concurrent.locks.";
    private static final List<String> OWNED = List.of(LOCKS + "ReentrantLock", LOCKS + "ReentrantReadWriteLock");

    private final Path state;

    ProbeIT(@TempDir Path state) {
        this.state = state;
    }

    static Stream<Path> jdks() throws IOException {
        return ChildJvm.jdks().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void waitsAndHoldsAreCountedAsTheProgramCountsThem(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, CountedWaits.class);
                ProbeTalk talk = ProbeTalk.begin(jvm, state, LONG, Probing::answer)) {
            talk.awaitActive();
            takeTurns(jvm, talk, "1");

            for (String name : OWNED) {
                LockFigures told = talk.of(name);
                assertWaits(told, jvm, name);
                assertThat(100.0 * told.owned() / told.waits())
                        .as("owner named")
                        .isGreaterThanOrEqualTo(99.5);
                assertThat(told.holdNanos() / 1e6)
                        .as("hold of " + name)
                        .isCloseTo(expected(jvm, name, "hold_ms"), Percentage.withPercentage(2));
            }
            assertWaits(talk.of("java.util.concurrent.Semaphore"), jvm, "java.util.concurrent.Semaphore");
            assertThat(talk.troubles).isEmpty();
            talk.leave();
        }
    }

    private static void assertWaits(LockFigures told, ChildJvm jvm, String name) {
        assertThat((double) told.waits())
                .as("waits for " + name)
                .isCloseTo(expected(jvm, name, "waits"), Percentage.withPercentage(0.5));
        assertThat(told.waitNanos() / 1e6)
                .as("time lost to " + name)
                .isCloseTo(expected(jvm, name, "lost_ms"), Percentage.withPercentage(1));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void afterDetachTheCodeIsAsItWasAndAThirdAttachWorks(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, CountedWaits.class)) {
            for (int round = 1; round <= 3; round++) {
                try (ProbeTalk talk = ProbeTalk.begin(jvm, state, LONG, Probing::answer)) {
                    talk.awaitActive();
                    assertThat(talk.offered).hasSize(3).allSatisfy(ProbeIT::assertMentionsNothingOfOurs);
                    if (round == 3) takeTurns(jvm, talk, "after all");
                    talk.leave();
                    assertThat(talk.statuses)
                            .last()
                            .extracting(ProbeStatus::state)
                            .isEqualTo(ProbeState.ENDED);
                    assertThat(talk.troubles).isEmpty();
                }
                ChildJvm.waitFor(
                        "the agent's classes gone",
                        Duration.ofSeconds(6),
                        () -> ours(jvm)
                                .equals(List.of(
                                        "heddle.agent.DisposableLoader",
                                        "heddle.agent.HeddleAgent",
                                        "heddle.agent.bridge.LockBridge1")));
            }
            assertThat(jvm.output().replaceAll("(?m)^(WARNING: |EXPECT |done ).*\\R", ""))
                    .isEqualTo("ready\n");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void itEndsWhenItsTimeIsOver(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, CountedWaits.class);
                ProbeTalk talk = ProbeTalk.begin(jvm, state, Duration.ofSeconds(1), Probing::answer)) {
            talk.awaitActive();
            ProbeStatus end = talk.awaitStatus();
            assertThat(end.state()).isEqualTo(ProbeState.ENDED);
            assertThat(end.reason()).isEqualTo("its time is over");
            talk.leave();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aClassThatCannotBeWovenLeavesAllAsItWasAndIsTold(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, CountedWaits.class)) {
            try (ProbeTalk talk = ProbeTalk.begin(jvm, state, LONG, ProbeIT::onlyTheFirst)) {
                ProbeStatus status = talk.awaitStatus();
                assertThat(status.state()).isEqualTo(ProbeState.UNAVAILABLE);
                assertThat(status.reason()).contains("of another shape");
                talk.leave();
            }
            try (ProbeTalk talk = ProbeTalk.begin(jvm, state, LONG, Probing::answer)) {
                talk.awaitActive();
                assertThat(talk.offered).allSatisfy(ProbeIT::assertMentionsNothingOfOurs);
                talk.leave();
            }
        }
    }

    private static ClassWoven onlyTheFirst(ClassOffered offered) {
        return offered.className().endsWith("LongSynchronizer")
                ? new ClassWoven(offered.className(), Bytes.NONE, "of another shape")
                : Probing.answer(offered);
    }

    private static void takeTurns(ChildJvm jvm, ProbeTalk talk, String name) throws IOException {
        jvm.process().getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
        jvm.process().getOutputStream().flush();
        talk.await(() -> jvm.output().contains("done " + name));
        talk.awaitNews();
    }

    private static double expected(ChildJvm jvm, String lock, String field) {
        Matcher line = Pattern.compile("EXPECT lock=" + Pattern.quote(lock) + " .*?\\b" + field + "=([0-9.]+)")
                .matcher(jvm.output());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    /** By the methods' code: a constant pool may keep names that nothing uses any more. */
    private static void assertMentionsNothingOfOurs(ClassOffered offered) {
        List<String> used = new ArrayList<>();
        new ClassReader(offered.original().array()).accept(new UsedTypes(used), 0);
        assertThat(used).isNotEmpty().noneMatch(name -> name.startsWith("heddle"));
    }

    /** Collects whose members the code of a class mentions. */
    private static final class UsedTypes extends ClassVisitor {
        private final List<String> used;

        UsedTypes(List<String> used) {
            super(Opcodes.ASM9);
            this.used = used;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int code, String owner, String called, String type, boolean isInterface) {
                    used.add(owner);
                }

                @Override
                public void visitFieldInsn(int code, String owner, String field, String type) {
                    used.add(owner);
                }
            };
        }
    }

    private static List<String> ours(ChildJvm jvm) {
        try {
            ChildJvm.run("jcmd", Integer.toString(jvm.pid()), "GC.run");
            String classes = ChildJvm.run("jcmd", Integer.toString(jvm.pid()), "VM.class_hierarchy");
            return Pattern.compile("heddle\\.agent\\.[\\w.$]+")
                    .matcher(classes)
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
