package heddle.inspector.view;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFramesTest {
    private static final int[][] SIZES = {{16, 60}, {24, 80}, {36, 120}, {60, 200}};

    /** Every page in every size. */
    static Stream<Arguments> pages() {
        return Stream.of(SIZES)
                .flatMap(size -> Stream.of(
                        shot("threads", Screen.THREADS, Samples.contended(), size, ""),
                        shot("process", Screen.PROCESS, Samples.examined(), size, ""),
                        shot("locks", Screen.LOCKS, Samples.contended(), size, ""),
                        shot("findings", Screen.FINDINGS, Samples.contended(), size, ""),
                        shot("memory", Screen.MEMORY, Samples.mapped(SampleMemory.server()), size, ""),
                        shot("picker", Screen.PICKER, Samples.machine(), size, "")));
    }

    /** What can be opened on a page, and names in Korean, in every size that people use. */
    static Stream<Arguments> opened() {
        return Stream.of(SIZES)
                .skip(1)
                .flatMap(size -> Stream.of(
                        shot("threads-detail", Screen.THREADS, Samples.examined(), size, "enter"),
                        shot("threads-folded", Screen.THREADS, Samples.contended(), size, "t"),
                        shot("threads-folded-open", Screen.THREADS, Samples.contended(), size, "t right"),
                        shot("threads-folded-stack", Screen.THREADS, Samples.contended(), size, "t t"),
                        shot("threads-help", Screen.THREADS, Samples.contended(), size, "?"),
                        shot(
                                "process-detail",
                                Screen.PROCESS,
                                Samples.examined(),
                                size,
                                "down down down down down enter"),
                        shot("process-help", Screen.PROCESS, Samples.examined(), size, "?"),
                        shot("locks-deadlock", Screen.LOCKS, Samples.deadlocked(), size, ""),
                        shot("locks-help", Screen.LOCKS, Samples.contended(), size, "?"),
                        shot("memory-help", Screen.MEMORY, Samples.mapped(SampleMemory.server()), size, "?"),
                        shot("picker-help", Screen.PICKER, Samples.machine(), size, "?"),
                        shot("korean-threads", Screen.THREADS, Samples.korean(), size, ""),
                        shot("korean-detail", Screen.THREADS, Samples.korean(), size, "enter"),
                        shot("korean-folded", Screen.THREADS, Samples.korean(), size, "t"),
                        shot("korean-process", Screen.PROCESS, Samples.korean(), size, ""),
                        shot("korean-locks", Screen.LOCKS, Samples.korean(), size, ""),
                        shot("korean-memory", Screen.MEMORY, Samples.koreanMapped(), size, "down")));
    }

    /** What can lie over a page, and what a page can have to say. */
    static Stream<Arguments> situations() {
        int[] small = SIZES[1];
        int[] large = SIZES[2];
        return Stream.of(
                shot(
                        "process-signals",
                        Screen.PROCESS,
                        Samples.examined(),
                        large,
                        "down down down down down down down down"),
                shot("process-unread", Screen.PROCESS, Samples.contended(), small, ""),
                shot("process-refused", Screen.PROCESS, Samples.refusing(), large, ""),
                shot("threads-owner", Screen.THREADS, Samples.contended(), large, "b enter"),
                shot("threads-sort", Screen.THREADS, Samples.contended(), small, "s s I"),
                shot("threads-filter", Screen.THREADS, Samples.contended(), small, "/ s t a t e : l o c k"),
                shot("threads-filtered", Screen.THREADS, Samples.contended(), small, "/ k a f k a enter"),
                shot("threads-filtered-all", Screen.THREADS, Samples.contended(), small, "/ n o b o d y enter"),
                shot("threads-paused", Screen.THREADS, Samples.contended(), small, "space"),
                shot("threads-deadlock", Screen.THREADS, Samples.deadlocked(), small, ""),
                shot("threads-hostile", Screen.THREADS, Samples.hostile(), large, ""),
                shot("threads-none", Screen.THREADS, new SampleScene().build(), small, ""),
                shot("threads-thousand", Screen.THREADS, Samples.manyThreads(1000), small, "G"),
                shot("threads-folded-virtual", Screen.THREADS, Samples.virtualThreads(), small, "t"),
                shot("threads-folded-virtual", Screen.THREADS, Samples.virtualThreads(), large, "t"),
                shot("threads-first-look", Screen.THREADS, Samples.firstLook(), large, ""),
                shot("threads-look", Screen.THREADS, Samples.looked(), large, ""),
                shot(
                        "threads-ended",
                        Screen.THREADS,
                        Samples.contendedShop().ended("signal").build(),
                        small,
                        ""),
                shot("threads-stale", Screen.THREADS, Samples.stale(), small, ""),
                shot("threads-attaching", Screen.THREADS, Samples.attaching(), small, ""),
                shot("threads-refused", Screen.THREADS, Samples.refused(), small, ""),
                shot("locks-look", Screen.LOCKS, Samples.looked(), small, ""),
                shot("locks-hostile", Screen.LOCKS, Samples.hostile(), small, ""),
                shot("findings-deadlock", Screen.FINDINGS, Samples.deadlocked(), large, ""),
                shot("findings-help", Screen.FINDINGS, Samples.contended(), small, "?"),
                shot("findings-hostile", Screen.FINDINGS, Samples.hostile(), small, ""),
                shot("findings-look", Screen.FINDINGS, Samples.looked(), large, ""),
                shot("findings-none", Screen.FINDINGS, new SampleScene().build(), small, ""),
                shot("memory-deadlock", Screen.MEMORY, Samples.deadlocked(), small, ""),
                shot("process-deadlock", Screen.PROCESS, Samples.deadlocked(), small, ""),
                shot("memory-stacks", Screen.MEMORY, Samples.mapped(SampleMemory.server()), large, "down"),
                shot("memory-sorted", Screen.MEMORY, Samples.mapped(SampleMemory.server()), small, ">"),
                shot("memory-look", Screen.MEMORY, Samples.mapped(SampleMemory.looked()), large, "G"),
                shot("memory-refused", Screen.MEMORY, Samples.mapped(SampleMemory.refused()), small, ""),
                shot("memory-first-read", Screen.MEMORY, Samples.contended(), small, ""),
                shot("picker-refusing", Screen.PICKER, Samples.machine(), large, "down down down enter"),
                shot("picker-empty", Screen.PICKER, Scene.empty(SampleScene.HOST, 0, SampleScene.AT), small, ""),
                shot("too-small", Screen.THREADS, Samples.contended(), new int[] {14, 52}, ""));
    }

    private static Arguments shot(String name, Screen screen, Scene scene, int[] size, String keys) {
        return Arguments.of(name + "-" + size[1] + "x" + size[0], screen, scene, size[0], size[1], keys);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"pages", "opened", "situations"})
    void aPageLooksAsItWasFoundGood(String name, Screen screen, Scene scene, int rows, int columns, String keys) {
        Frame frame = Session.on(screen, scene).size(rows, columns).press(keys).frame();
        assertDoesNotThrow(() -> Golden.compare(name, frame));
    }
}
