package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.view.Key;
import heddle.inspector.view.Mouse;
import heddle.inspector.view.Msg;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecoderTest {

    private final KeyDecoder decoder = new KeyDecoder();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "q, q",
                "G, G",
                "/, /",
                "한, 한",
                "😀, 😀",
                "\" \", space",
                "⇥, tab",
                "⏎, enter",
                "⏏, enter",
                "␡, backspace",
                "␃, ctrl-c",
                "␚, ctrl-z",
                "␌, ctrl-l",
                "␛[A, up",
                "␛OA, ctrl-up",
                "␛[1;5D, ctrl-left",
                "␛[1;2B, shift-down",
                "␛[5~, pgup",
                "␛[6~, pgdn",
                "␛[H, home",
                "␛[F, end",
                "␛[Z, shift-tab",
                "␛OP, f1",
                "␛[21~, f10",
                "␛[[A, f1"
            })
    void keysHaveCanonicalNames(String typed, String name) {
        assertThat(decode(typed)).containsExactly(new Key(name));
    }

    @Test
    void aLoneEscapeIsTheEscKeyWhenNothingFollows() {
        assertThat(decode("␛")).isEmpty();
        assertThat(decoder.patienceMillis()).isPositive();
        assertThat(decoder.giveUpWaiting()).containsExactly(Key.ESC);
        assertThat(decoder.patienceMillis()).isZero();
    }

    @Test
    void escAndACharacterTypedFastAreTwoKeys() {
        assertThat(decode("␛q")).containsExactly(Key.ESC, new Key("q"));
        assertThat(decode("␛한")).containsExactly(Key.ESC, new Key("한"));
    }

    @Test
    void escAndAnIntroducerAreTwoKeysWhenNothingFollows() {
        assertThat(decode("␛[")).isEmpty();
        assertThat(decoder.giveUpWaiting()).containsExactly(Key.ESC, new Key("["));
    }

    @Test
    void aSequenceWithoutItsEndIsNotReadAsTypedText() {
        decode("␛[<0;15");
        assertThat(decoder.giveUpWaiting()).isEmpty();
        assertThat(decode("q")).containsExactly(new Key("q"));
    }

    @Test
    void mouseReportsKnowColumnsBeyondNinetyFive() {
        assertThat(decode("␛[<0;150;10M␛[<0;150;10m"))
                .containsExactly(new Mouse(Mouse.Action.PRESS, 1, 9, 149), new Mouse(Mouse.Action.RELEASE, 1, 9, 149));
        assertThat(decode("␛[<64;1;1M␛[<65;1;1M"))
                .containsExactly(
                        new Mouse(Mouse.Action.WHEEL_UP, 0, 0, 0), new Mouse(Mouse.Action.WHEEL_DOWN, 0, 0, 0));
        assertThat(decode("␛[<2;3;4M␛[<34;3;5M"))
                .containsExactly(new Mouse(Mouse.Action.PRESS, 3, 3, 2), new Mouse(Mouse.Action.DRAG, 3, 4, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "␛[?1;2c",
        "␛]11;rgb:0000/0000/0000␇",
        "␛]11;rgb:ff/ff/ff␛\\",
        "␛P>|tmux 3.3a␛\\",
        "␛[?2026;2$y",
        "␛[I",
        "␛[12;40R"
    })
    void answersOfTheTerminalAreNotReadAsTypedText(String answer) {
        assertThat(decode(answer + "q")).containsExactly(new Key("q"));
    }

    @Test
    void severalKeysInOneReadStayInOrder() {
        assertThat(decode("jk␛[Bq")).containsExactly(new Key("j"), new Key("k"), Key.DOWN, new Key("q"));
    }

    @Property
    void howTheBytesAreCutDoesNotMatter(@ForAll("typed") List<String> typed, @ForAll("cuts") List<Integer> cuts) {
        byte[] bytes = bytes(String.join("", typed));
        List<Msg> whole = new ArrayList<>(new KeyDecoder().decode(ByteBuffer.wrap(bytes)));
        KeyDecoder cutting = new KeyDecoder();
        List<Msg> pieces = new ArrayList<>();
        int at = 0;
        for (int i = 0; at < bytes.length; i++) {
            int end = Math.min(bytes.length, at + cuts.get(i % cuts.size()));
            pieces.addAll(cutting.decode(ByteBuffer.wrap(Arrays.copyOfRange(bytes, at, end))));
            at = end;
        }
        assertThat(pieces).isEqualTo(whole).hasSameSizeAs(typed);
    }

    @Property
    void anyBytesAreSurvived(@ForAll byte[] bytes) {
        decoder.decode(ByteBuffer.wrap(bytes));
        decoder.giveUpWaiting();
        assertThat(decoder.patienceMillis()).isZero();
    }

    @Provide
    Arbitrary<List<String>> typed() {
        return Arbitraries.of("q", "한", "😀", "␛[A", "␛[1;5C", "␛OP", "␛[<0;150;10M", "␛[<65;2;3M", "⏎", "␃")
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 7).list().ofMinSize(1).ofMaxSize(8);
    }

    private List<Msg> decode(String typed) {
        return decoder.decode(ByteBuffer.wrap(bytes(typed)));
    }

    /** Control characters are written as their pictures. */
    private static byte[] bytes(String typed) {
        return typed.replace('␛', '\u001b')
                .replace('␃', '\u0003')
                .replace('␚', '\u001a')
                .replace('␌', '\u000c')
                .replace('␇', '\u0007')
                .replace('␡', '\u007f')
                .replace('⇥', '\t')
                .replace('⏎', '\n')
                .replace('⏏', '\r')
                .getBytes(UTF_8);
    }
}
