package heddle.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

@Domain(WireDomain.class)
class FrameCodecTest {

    private static final int TAG_AT = Integer.BYTES;

    private final FrameEncoder encoder = new FrameEncoder();

    @Property(tries = 400)
    void everyMessageComesOutAsItWentIn(@ForAll Message message) throws IOException {
        assertThat(decoderOf(encoded(message)).next()).contains(message);
    }

    @Property(tries = 60)
    void aStreamGivesItsMessagesInOrderHoweverItIsCut(
            @ForAll @Size(max = 6) List<Message> messages, @ForAll @IntRange(min = 1, max = 9) int bytesPerRead)
            throws IOException {
        FrameDecoder decoder = new FrameDecoder(new TricklingChannel(encoded(messages), bytesPerRead));

        List<Message> received = new ArrayList<>();
        while (!decoder.ended()) {
            decoder.next().ifPresent(received::add);
        }

        assertThat(received).isEqualTo(messages);
    }

    @Example
    void aThreadToldAgainJustAsItWasIsTheSameObjectAndOneThatHasChangedIsNot() throws IOException {
        ThreadEntry resting = thread(7, 1);
        AgentMessage before = new AgentMessage.ThreadsSeen(1, 10, 1, 2, List.of(resting, thread(8, 1)));
        AgentMessage after = new AgentMessage.ThreadsSeen(2, 20, 1, 2, List.of(thread(8, 2), resting));
        FrameDecoder decoder = decoderOf(encoded(List.of(before, after)));

        List<ThreadEntry> first = threads(decoder);
        List<ThreadEntry> second = threads(decoder);

        assertThat(second).containsExactly(thread(8, 2), resting);
        assertThat(second.get(1)).isSameAs(first.get(0));
    }

    private static ThreadEntry thread(long javaId, long waitedCount) {
        return new ThreadEntry(javaId, "t", Thread.State.WAITING, true, 5, 0, waitedCount, null, WaitForm.PARK);
    }

    private static List<ThreadEntry> threads(FrameDecoder decoder) throws IOException {
        return ((AgentMessage.ThreadsSeen) decoder.next().orElseThrow()).threads();
    }

    @Property(tries = 400)
    void aFrameCutShortIsAnEndOfFileAndNoMessage(@ForAll Message message, @ForAll @IntRange(max = 1_000_000) int cut) {
        byte[] frame = encoded(message);
        byte[] part = Arrays.copyOf(frame, 1 + cut % (frame.length - 1));

        assertThatThrownBy(() -> decoderOf(part).next()).isInstanceOf(EOFException.class);
    }

    @Property(tries = 2000)
    void randomBytesAreRefusedOrReadButNeverBreakTheReader(@ForAll byte[] noise) {
        assertRefusedOrRead(noise);
    }

    @Property(tries = 2000)
    void randomFieldsBehindAnHonestLengthAreRefusedOrRead(@ForAll byte[] noise, @ForAll Tag tag) {
        ByteBuffer frame = ByteBuffer.allocate(TAG_AT + 1 + noise.length);
        frame.putInt(1 + noise.length).put(number(tag)).put(noise);

        assertRefusedOrRead(frame.array());
    }

    @Property(tries = 2000)
    void oneWrongByteIsRefusedOrRead(@ForAll Message message, @ForAll int where, @ForAll byte wrong) {
        byte[] frame = encoded(message);
        frame[Math.floorMod(where, frame.length)] = wrong;

        assertRefusedOrRead(frame);
    }

    @Example
    void anAnnouncedLengthIsNotAllocatedBeforeItsBytesCome() {
        byte[] promise = frame(Protocol.MAX_FRAME_BYTES, Tag.THREADS_SEEN, 0);

        assertThat(bytesAllocatedBy(() -> assertRefusedOrRead(promise))).isLessThan(256 * 1024);
    }

    @Example
    void anAnnouncedListIsNotAllocatedBeyondItsFrame() throws IOException {
        ByteBuffer fields = ByteBuffer.allocate(TAG_AT + 1 + Integer.BYTES);
        fields.putInt(1 + Integer.BYTES).put(number(Tag.WANT_FRAMES)).putInt(Integer.MAX_VALUE);

        assertThatThrownBy(() -> decoderOf(fields.array()).next())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("a list of 2147483647 does not fit into 0 bytes");
    }

    @Example
    void aFrameOfNoOrTooManyBytesIsRefused() {
        for (int length : new int[] {0, -1, Integer.MIN_VALUE, Protocol.MAX_FRAME_BYTES + 1, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> decoderOf(frame(length, Tag.DETACH, 0)).next())
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("a frame of " + length + " bytes, allowed are 1 to 4194304");
        }
    }

    @Example
    void bytesBehindTheLastFieldAreRefused() {
        assertThatThrownBy(() -> decoderOf(frame(3, Tag.DETACH, 2)).next())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("2 bytes follow the message in its frame");
    }

    @Example
    void anUnknownTagIsRefused() {
        byte[] frame = frame(1, Tag.DETACH, 0);
        frame[TAG_AT] = (byte) 200;

        assertThatThrownBy(() -> decoderOf(frame).next())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("Tag has no number 200");
    }

    @Example
    void theEndBetweenFramesIsTheEnd() throws IOException {
        FrameDecoder decoder = decoderOf(encoded(new InspectorMessage.Detach()));

        assertThat(decoder.next()).contains(new InspectorMessage.Detach());
        assertThat(decoder.ended()).isFalse();
        assertThat(decoder.next()).isEmpty();
        assertThat(decoder.ended()).isTrue();
    }

    @Example
    void longTextsAreCutBetweenCharacters() throws IOException {
        String name = "x".repeat(Protocol.MAX_TEXT_CHARS - 1) + "\uD83E\uDDF5 and more";

        assertThat(roundTrip(name)).isEqualTo("x".repeat(Protocol.MAX_TEXT_CHARS - 1) + "\uD83E\uDDF5");
    }

    @Example
    void textsOfOnlyWideCharactersFitTheirLengthField() throws IOException {
        String name = "\uD55C".repeat(Protocol.MAX_TEXT_CHARS);

        assertThat(roundTrip(name)).isEqualTo(name);
    }

    @Example
    void halfASurrogatePairBecomesTheReplacementCharacter() throws IOException {
        assertThat(roundTrip("a\uD800b\uDC00")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Example
    void aMessageBeyondTheLargestFrameIsRefusedByItsWriterWhichStaysUsable() throws IOException {
        ThreadEntry wide =
                new ThreadEntry(1, "x".repeat(4000), Thread.State.RUNNABLE, false, 5, 0, 0, null, WaitForm.NONE);
        Message tooLarge = new AgentMessage.ThreadsSeen(1, 2, 3, 2000, Collections.nCopies(2000, wide));

        assertThatThrownBy(() -> encoder.encode(tooLarge))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the message needs more than 4194304 bytes");
        assertThat(roundTrip("still here")).isEqualTo("still here");
    }

    private String roundTrip(String text) throws IOException {
        Optional<Message> message =
                decoderOf(encoded(new AgentMessage.Goodbye(text))).next();
        return message.map(it -> ((AgentMessage.Goodbye) it).reason()).orElseThrow();
    }

    /** Reads all messages; anything but the two declared exceptions fails the test. */
    private static void assertRefusedOrRead(byte[] bytes) {
        FrameDecoder decoder = decoderOf(bytes);
        try {
            while (!decoder.ended()) {
                decoder.next();
            }
        } catch (ProtocolException | EOFException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long bytesAllocatedBy(Runnable action) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        action.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private byte[] encoded(Message message) {
        return encoded(List.of(message));
    }

    private byte[] encoded(List<Message> messages) {
        try (var bytes = new ByteArrayOutputStream();
                var channel = Channels.newChannel(bytes)) {
            for (Message message : messages) {
                channel.write(encoder.encode(message));
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] frame(int length, Tag tag, int bytesBehindTag) {
        ByteBuffer frame = ByteBuffer.allocate(TAG_AT + 1 + bytesBehindTag);
        return frame.putInt(length).put(number(tag)).array();
    }

    private static byte number(Tag tag) {
        return (byte) List.of(Tag.values()).indexOf(tag);
    }

    private static FrameDecoder decoderOf(byte[] bytes) {
        return new FrameDecoder(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    /** Gives a few bytes and then, as a socket without blocking does, nothing for once. */
    private static final class TricklingChannel implements ReadableByteChannel {
        private final ByteBuffer source;
        private final int bytesPerRead;
        private boolean pause;

        TricklingChannel(byte[] source, int bytesPerRead) {
            this.source = ByteBuffer.wrap(source);
            this.bytesPerRead = bytesPerRead;
        }

        @Override
        public int read(ByteBuffer target) {
            pause = !pause;
            if (pause) {
                return 0;
            }
            int count = Math.min(Math.min(bytesPerRead, source.remaining()), target.remaining());
            target.put(source.slice(source.position(), count));
            source.position(source.position() + count);
            return count == 0 ? -1 : count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
