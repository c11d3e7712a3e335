package heddle.inspector.source.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Heard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a target may put into its repository, and what becomes of the source then. */
class RepositorySourceIT {
    private final Path folder;
    private final Heard heard = new Heard();

    RepositorySourceIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFolderThatIsGoneEndsTheSourceWithAReason() {
        try (RepositorySource source = source(CompletableFuture.completedFuture(folder.resolve("gone")))) {
            source.start(heard);
            ChildJvm.waitFor(
                    "trouble", () -> heard.all(SourceTrouble.class).stream().anyMatch(SourceTrouble::fatal));
        }
    }

    @Test
    void aChunkOfNonsenseEndsTheSourceAndNothingElse() throws IOException {
        Files.write(folder.resolve("a.jfr"), nonsense());
        try (RepositorySource source = source(CompletableFuture.completedFuture(folder))) {
            source.start(heard);
            ChildJvm.waitFor(
                    "trouble", () -> heard.all(SourceTrouble.class).stream().anyMatch(SourceTrouble::fatal));
            assertThat(heard.all(SourceTrouble.class).get(0).message())
                    .startsWith("the recorder's files cannot be read");
        }
    }

    @Test
    void withoutRecordingItStaysSilent() {
        CompletableFuture<Path> refused = CompletableFuture.failedFuture(new IOException("no recording"));
        try (RepositorySource source = source(refused)) {
            source.start(heard);
        }
        assertThat(heard.all(SourceTrouble.class)).isEmpty();
    }

    @Test
    void itIsClosedAtOnceWhileItStillWaitsForItsFolder() {
        long began = System.nanoTime();
        try (RepositorySource source = source(new CompletableFuture<>())) {
            source.start(heard);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(900));
        assertThat(heard.all(SourceTrouble.class)).isEmpty();
    }

    @Test
    void itIsClosedAtOnceWhileItWaitsForTheFirstChunk() {
        RepositorySource source = source(CompletableFuture.completedFuture(folder));
        source.start(heard);
        long began = System.nanoTime();
        source.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1500));
        assertThat(heard.all(SourceTrouble.class)).isEmpty();
    }

    private static RepositorySource source(CompletableFuture<Path> folder) {
        return new RepositorySource(folder, nanos -> {});
    }

    /** A chunk's header, of a future generation and with offsets that lead out of it, and then zeros. */
    private static byte[] nonsense() {
        ByteBuffer chunk = ByteBuffer.allocate(4096);
        chunk.put(new byte[] {'F', 'L', 'R', 0}).putShort((short) 2).putShort((short) 1);
        chunk.putLong(4096)
                .putLong(1L << 40)
                .putLong(-5)
                .putLong(1)
                .putLong(1)
                .putLong(1)
                .putLong(1_000_000_000);
        return chunk.array();
    }
}
