package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFileTest {
    private final Path folder;

    ProgramFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    /** A program with one writable segment. */
    private static byte[] program(long offset, long address, long fileSize, long memorySize) {
        ByteBuffer bytes = ByteBuffer.allocate(64 + 56).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        bytes.putLong(0x20, 64).putShort(0x38, (short) 1);
        bytes.putInt(64, 1).putInt(68, 6).putLong(72, offset).putLong(80, address);
        bytes.putLong(96, fileSize).putLong(104, memorySize);
        return bytes.array();
    }

    @Test
    void aProgramTellsWhereItsVariablesAre() throws IOException {
        ProgramFile file = ProgramFile.of(write(program(0x2dc0, 0x3dc0, 0x268, 0x1470)));

        assertThat(file.type()).isEqualTo(ProgramFile.Type.PROGRAM);
        assertThat(file.variables()).containsExactly(new ProgramFile.Load(0x2dc0, 0x3dc0, 0x268, 0x1470));
    }

    @Test
    void zeroedVariablesFollowTheInitialisedOnes() {
        ProgramFile file =
                new ProgramFile(ProgramFile.Type.PROGRAM, List.of(new ProgramFile.Load(0x2dc0, 0x3dc0, 0x268, 0x1470)));

        // loaded at 0x10000: variables from 0x13dc0 to 0x15230, of which the file fills the page at 0x14000's end
        assertThat(file.bssEnd(0x13000, 0x2000, 0x15000)).isEqualTo(0x16000);
    }

    @Test
    void variablesThatAllBeginInTheFileHaveNoneBehindThem() {
        ProgramFile file =
                new ProgramFile(ProgramFile.Type.PROGRAM, List.of(new ProgramFile.Load(0x2000, 0x3000, 0x500, 0x500)));

        assertThat(file.bssEnd(0x13000, 0x2000, 0x14000)).isEqualTo(0x14000);
    }

    @Test
    void anArchiveOfClassesIsKnownByItsFirstBytes() throws IOException {
        byte[] archive = ByteBuffer.allocate(64)
                .order(ByteOrder.nativeOrder())
                .putInt(0, 0xf00baba2)
                .array();

        assertThat(ProgramFile.of(write(archive)).type()).isEqualTo(ProgramFile.Type.CLASS_ARCHIVE);
    }

    @Test
    void whatIsNeitherOrCannotBeReadIsOther() throws IOException {
        assertThat(ProgramFile.of(write(new byte[100]))).isEqualTo(ProgramFile.OTHER);
        assertThat(ProgramFile.of(write(new byte[3]))).isEqualTo(ProgramFile.OTHER);
        assertThat(ProgramFile.of(folder)).isEqualTo(ProgramFile.OTHER);
        assertThat(ProgramFile.of(folder.resolve("gone"))).isEqualTo(ProgramFile.OTHER);
        assertThat(ProgramFile.of(Path.of("/dev/zero"))).isEqualTo(ProgramFile.OTHER);
    }

    @Test
    void aProgramCutOffInItsHeadersHasNoVariables() throws IOException {
        byte[] whole = program(0x2000, 0x3000, 0x500, 0x900);
        byte[] cut = Arrays.copyOf(whole, 80);

        assertThat(ProgramFile.of(write(cut)).variables()).isEmpty();
    }
}
