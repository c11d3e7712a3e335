package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shows from outside which program a process runs. */
class ProgramFilesTest {
    @ParameterizedTest
    @CsvSource({
        "java com.acme.Main arg, com.acme.Main",
        "/usr/bin/java -Xmx1g -cp a.jar:b.jar com.acme.Main, com.acme.Main",
        "java -jar /opt/order-service.jar --port 1, order-service.jar",
        "java --class-path x -m mod/com.acme.Main, com.acme.Main",
        "java --module=mod/com.acme.Main, com.acme.Main",
        "java --add-opens java.base/java.lang=ALL-UNNAMED Main, Main",
        "java Hello.java, Hello.java",
        "java @options Main,",
        "java -version,",
        "java -jar,",
        "java,"
    })
    void mainIsWhatTheLauncherStarts(String line, String main) {
        assertThat(new CommandLine(List.of(line.split(" ", -1))).javaMain()).isEqualTo(main);
    }

    @Test
    void argumentsEndWithNul() {
        CommandLine command = CommandLine.parse("/usr/bin/java\0-Dempty=\0\0Main\0".getBytes(StandardCharsets.UTF_8));

        assertThat(command.arguments()).containsExactly("/usr/bin/java", "-Dempty=", "", "Main");
        assertThat(command.isJava()).isTrue();
        assertThat(CommandLine.parse(new byte[0]).program()).isEmpty();
    }

    @Test
    void titleThatReplacedTheArgumentsIsCutAtItsFirstWord() {
        assertThat(CommandLine.parse("nginx: worker process\0\0\0".getBytes(StandardCharsets.UTF_8))
                        .program())
                .isEqualTo("nginx:");
    }

    @Test
    void mappedLibrariesTellTheRuntimeAndItsHome() {
        String hotspot = """
                7f00-7f01 r-xp 0 08:01 1    /opt/jdk-17/lib/libjli.so
                7f02-7f03 r-xp 0 08:01 2    /opt/jdk-17/lib/server/libjvm.so
                """;
        String openj9 = """
                7f02-7f03 r-xp 0 08:01 2    /opt/semeru/lib/default/libj9vm29.so
                7f02-7f03 r-xp 0 08:01 2    /opt/semeru/lib/server/libjvm.so
                """;

        assertThat(JavaRuntime.ofMaps(hotspot)).isEqualTo(new JavaRuntime(JvmKind.HOTSPOT, "/opt/jdk-17"));
        assertThat(JavaRuntime.ofMaps(openj9)).isEqualTo(new JavaRuntime(JvmKind.OPENJ9, "/opt/semeru"));
        assertThat(JavaRuntime.ofMaps("00-01 r--p 0 08:01 1 /bin/bash\n").kind())
                .isEqualTo(JvmKind.NONE);
    }

    @Test
    void programThatMayNotBeLookedIntoIsToldByItsName(@TempDir Path process) {
        assertThat(JavaRuntime.of(process, new CommandLine(List.of("java", "Main")))
                        .kind())
                .isEqualTo(JvmKind.UNTOLD);
        assertThat(JavaRuntime.of(process, new CommandLine(List.of("bash"))).kind())
                .isEqualTo(JvmKind.NONE);
    }

    @Test
    void nativeImageHasASectionForItsHeap(@TempDir Path process) throws IOException {
        Files.writeString(process.resolve("maps"), "00-01 r--p 0 08:01 1 /opt/app\n");
        Files.write(process.resolve("exe"), program(".text", ".svm_heap"));
        CommandLine command = new CommandLine(List.of("/opt/app"));

        assertThat(JavaRuntime.of(process, command).kind()).isEqualTo(JvmKind.NATIVE_IMAGE);

        Files.write(process.resolve("exe"), program(".text", ".data"));
        assertThat(JavaRuntime.of(process, command).kind()).isEqualTo(JvmKind.NONE);
    }

    /** An ELF file with nothing but section names. */
    private static byte[] program(String... sections) {
        byte[] names = ("\0" + String.join("\0", sections) + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(128 + names.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        file.putLong(0x28, 64).putShort(0x3a, (short) 64).putShort(0x3c, (short) 1);
        file.putLong(64 + 0x18, 128).putLong(64 + 0x20, names.length);
        return file.position(128).put(names).array();
    }

    @Test
    void programFileWithWildOffsetsHasNoSections(@TempDir Path folder) throws IOException {
        byte[] wild = program(".svm_heap");
        ByteBuffer.wrap(wild).order(ByteOrder.LITTLE_ENDIAN).putLong(0x28, Long.MAX_VALUE - 10);
        Path file = Files.write(folder.resolve("wild"), wild);

        assertThat(ElfSections.has(file, ".svm_heap")).isFalse();
        assertThat(ElfSections.has(folder.resolve("absent"), ".svm_heap")).isFalse();
    }

    @Test
    void releaseFileTellsTheVersion() {
        byte[] release = "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"17.0.15\"\n".getBytes(StandardCharsets.UTF_8);

        assertThat(JdkRelease.version(release)).isEqualTo("17.0.15");
        assertThat(JdkRelease.version(new byte[0])).isNull();
    }

    @Test
    void performanceCountersTellTexts() {
        byte[] data = perfData("sun.rt.javaCommand", "mod/com.acme.Main --x");

        assertThat(PerfData.text(data, "sun.rt.javaCommand")).isEqualTo("mod/com.acme.Main --x");
        assertThat(PerfData.text(data, "absent")).isNull();
        assertThat(PerfData.text(Arrays.copyOf(data, 40), "sun.rt.javaCommand")).isNull();
    }

    private static byte[] perfData(String name, String value) {
        int dataOffset = 20 + name.length() + 1;
        ByteBuffer file = ByteBuffer.allocate(32 + dataOffset + value.length() + 1);
        file.putInt(0xcafec0c0).put((byte) 1).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(24, 32).putInt(28, 1);
        file.position(32).putInt(dataOffset + value.length() + 1).putInt(20).putInt(value.length());
        file.putInt(0).putInt(dataOffset);
        file.put(name.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
        return file.put(value.getBytes(StandardCharsets.UTF_8)).put((byte) 0).array();
    }
}
