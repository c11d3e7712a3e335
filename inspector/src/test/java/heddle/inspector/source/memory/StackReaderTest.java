package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Scheduling;
import heddle.inspector.model.SignalSet;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadDetails;
import heddle.inspector.model.ThreadStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack of one thread, or why it is not known. */
class StackReaderTest {
    private static final ThreadDetails DETAILS = new ThreadDetails(
            7, new Scheduling('S', 20, 0, "other", 0, 0, "0-1"), SignalSet.NONE, SignalSet.NONE, 0, 0);
    private static final String MAPS = """
            7f0000000000-7f0000004000 ---p 00000000 00:00 0
            7f0000004000-7f0000100000 rw-p 00000000 00:00 0
            7f0000200000-7f0000300000 rw-p 00000000 00:00 0
            """;

    private final Path process;
    private final StackReader reader;

    StackReaderTest(@TempDir Path proc) throws IOException {
        process = proc.resolve("4242");
        Files.createDirectories(process.resolve("task/7"));
        reader = new StackReader(proc, new Target(4242, 1, "app", null));
    }

    private ThreadDetails completed(String syscall) throws IOException {
        Files.writeString(process.resolve("task/7/syscall"), syscall);
        return reader.complete(DETAILS);
    }

    @Test
    void aThreadThatRunsIsNotFoundUntilItBlocks() throws IOException {
        Files.writeString(process.resolve("maps"), MAPS);

        assertThat(completed("running\n").stack()).isNull();
        assertThat(completed("running\n").stackUnknown()).contains("not seen blocked yet");
        assertThat(completed("202 0x1 0x7f0000005000 0x401000\n").stack())
                .isEqualTo(new ThreadStack(7, 0x7f0000000000L, 0x7f0000100000L, 16, -1));
        assertThat(completed("running\n").stack()).as("it does not move").isNotNull();
    }

    @Test
    void whereAThreadIsMayBeHidden() throws IOException {
        assertThat(completed("").stackUnknown()).contains("only its user and root");
    }

    @Test
    void aPageTableThatCannotBeReadIsTold() throws IOException {
        Files.writeString(process.resolve("maps"), MAPS);

        assertThat(completed("202 0x1 0x7f0000005000 0x401000\n").stackUnknown())
                .contains("4242/pagemap");

        Files.createFile(process.resolve("pagemap"));
        assertThat(completed("202 0x1 0x7f0000005000 0x401000\n").stackUnknown())
                .contains("4242/pagemap", "nothing there");
    }

    @Test
    void mappingsThatAreRefusedAreTold() throws IOException {
        Files.createDirectory(process.resolve("maps"));

        assertThat(completed("202 0x1 0x7f0000005000 0x401000\n").stackUnknown())
                .contains("to its owner and root only", "IOException");
    }

    @Test
    void aPointerIntoTheHeapOfARuntimeIsNoStack() throws IOException {
        Files.writeString(process.resolve("maps"), MAPS);
        String inHeap = "202 0x1 0x7f0000205000 0x401000\n";

        assertThat(completed(inHeap).stackUnknown()).contains("no mapping that is a stack");
        assertThat(completed("running\n").stackUnknown()).contains("not seen blocked yet");
        assertThat(completed(inHeap).stackUnknown()).contains("no mapping that is a stack");
    }
}
