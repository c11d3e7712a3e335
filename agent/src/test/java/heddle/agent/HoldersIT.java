package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.subject.Holding;
import heddle.agent.wire.AgentMessage.HoldersSeen;
import heddle.agent.wire.LockEntry;
import heddle.agent.wire.LockHolders;
import heddle.agent.wire.ThreadEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who has what others wait for, where the JVM names no owner. */
class HoldersIT {

    private final Path folder;

    HoldersIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void whoReadsWhoComputesAndWhoIsToDoSoIsTold(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Holding.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            assertThat(holders(inspector, "writer", 2)).containsExactlyInAnyOrder("reader-1", "reader-2");
            assertThat(holders(inspector, "awaits-running", 1)).containsExactly("busy");
            assertThat(holders(inspector, "full-1", 2)).containsExactlyInAnyOrder("full-1", "full-2");
            assertThat(holders(inspector, "full-2", 2)).containsExactlyInAnyOrder("full-1", "full-2");
            assertThat(holders(inspector, "joins", 1)).containsExactly("main");
            HoldersSeen seen = inspector.last(HoldersSeen.class);
            assertThat(seen.locks()).filteredOn(LockHolders::any).hasSize(2);
        }
    }

    private static List<String> holders(TestInspector inspector, String waiter, int count) throws Exception {
        ThreadEntry thread = inspector.awaitThread(waiter, it -> it.waitsOn() != null);
        LockEntry lock = Objects.requireNonNull(thread.waitsOn());
        HoldersSeen seen = inspector.await(
                HoldersSeen.class,
                it -> it.locks().stream()
                        .anyMatch(one -> isOf(one, lock) && one.holders().size() == count));
        return seen.locks().stream()
                .filter(one -> isOf(one, lock))
                .flatMap(one -> one.holders().stream())
                .map(LockHolders.Holder::name)
                .toList();
    }

    private static boolean isOf(LockHolders holders, LockEntry lock) {
        return holders.identityHash() == lock.identityHash()
                && holders.className().equals(lock.className());
    }
}
