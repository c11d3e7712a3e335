package heddle.inspector.source.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFloorTest {
    private static final long PETABYTE = 1L << 50;

    private final Path folder;

    DiskFloorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void enoughSpaceIsNoRefusal() {
        DiskFloor low = new DiskFloor(1, 0, 1);
        assertThat(low.refusal(folder)).isEmpty();
        assertThat(low.alarm(folder)).isEmpty();
    }

    @Test
    void tooFewBytesAreARefusal() {
        assertThat(new DiskFloor(PETABYTE, 0, 1).refusal(folder).orElseThrow())
                .contains("MB free")
                .endsWith("to start");
    }

    @Test
    void tooSmallAShareIsARefusalToo() {
        assertThat(new DiskFloor(1, 101, 1).refusal(folder)).isPresent();
    }

    @Test
    void whatMustStayFreeIsLess() {
        DiskFloor floor = new DiskFloor(PETABYTE, 0, 1);
        assertThat(floor.alarm(folder)).isEmpty();
        assertThat(new DiskFloor(1, 0, PETABYTE).alarm(folder).orElseThrow()).endsWith("to go on");
    }

    @Test
    void aFolderThatIsGoneIsNoFullDisk() {
        assertThat(new DiskFloor(PETABYTE, 0, PETABYTE).alarm(folder.resolve("gone")))
                .isEmpty();
    }
}
