package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.ThreadStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StackFinderTest {
    private static final long STACK = 0x7f0000004000L;
    private static final long OTHER = 0x7f0000104000L;
    private static final long HEAP = 0x5000000L;
    private static final List<Mapping> MAPPINGS = List.of(
            mapping(HEAP, 0x100000, "rw-p", "", 900),
            mapping(STACK - 0x4000, 0x4000, "---p", "", 0),
            mapping(STACK, 0xfc000, "rw-p", "", 88),
            mapping(OTHER - 0x4000, 0x4000, "---p", "", 0),
            mapping(OTHER, 0xfc000, "rw-p", "", 24),
            mapping(0x7fff00000000L, 0x21000, "rw-p", "[stack]", 12));

    private final Map<Integer, Long> pointers = new TreeMap<>();
    private final StackFinder finder = new StackFinder();
    private int asked;

    private static Mapping mapping(long start, long length, String permissions, String name, long rssKb) {
        return new Mapping(start, start + length, permissions, 0, name, rssKb, rssKb, 0);
    }

    private final StackPointers kernel = new StackPointers() {
        @Override
        public int[] threads() {
            return pointers.keySet().stream().mapToInt(tid -> tid).toArray();
        }

        @Override
        public long of(int tid) {
            asked++;
            return pointers.getOrDefault(tid, 0L);
        }
    };

    @Test
    void aStackIsTheMappingOfTheStackPointerWithItsGuard() {
        pointers.put(8, STACK + 0xf0000);

        finder.look(MAPPINGS, kernel);

        assertThat(finder.stacks()).containsExactly(new ThreadStack(8, STACK - 0x4000, STACK + 0xfc000, 16, 88));
        assertThat(finder.stacks().get(0).reservedKb()).isEqualTo(1024);
    }

    @Test
    void theFirstThreadHasTheStackTheKernelNames() {
        pointers.put(7, 0x7fff00001000L);

        finder.look(MAPPINGS, kernel);

        assertThat(finder.stacks()).extracting(ThreadStack::residentKb).containsExactly(12L);
    }

    @Test
    void aStackDoesNotMoveSoAThreadIsAskedOnce() {
        pointers.put(8, STACK + 0x8000);
        finder.look(MAPPINGS, kernel);
        pointers.put(8, 0L);

        finder.look(MAPPINGS, kernel);

        assertThat(finder.stacks()).hasSize(1);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aThreadThatIsNeverSeenBlockedIsMissingUntilSomebodyKnows() {
        pointers.put(8, 0L);
        finder.look(MAPPINGS, kernel);
        assertThat(finder.missing()).containsExactly(8);

        finder.learn(MAPPINGS, Map.of(8, STACK + 0x1000), kernel);

        assertThat(finder.missing()).isEmpty();
        assertThat(finder.stacks()).extracting(ThreadStack::tid).containsExactly(8);
    }

    @Test
    void memoryWithoutAGuardBelowIsNoStack() {
        pointers.put(8, HEAP + 0x1000);

        finder.look(MAPPINGS, kernel);

        assertThat(finder.stacks()).isEmpty();
    }

    @Test
    void whereTwoThreadsAreIsNoStack() {
        pointers.put(8, STACK + 0x1000);
        pointers.put(9, STACK + 0x9000);
        pointers.put(10, OTHER + 0x1000);

        finder.look(MAPPINGS, kernel);

        assertThat(finder.stacks()).extracting(ThreadStack::tid).containsExactly(10);
    }

    @Test
    void aThreadThatHasEndedHasNoStack() {
        pointers.put(8, STACK + 0x8000);
        finder.look(MAPPINGS, kernel);
        pointers.clear();

        finder.look(MAPPINGS, kernel);

        assertThat(finder.stacks()).isEmpty();
    }
}
