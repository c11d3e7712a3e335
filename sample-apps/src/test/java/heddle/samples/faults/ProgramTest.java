package heddle.samples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProgramTest {

    @Test
    void hasANameOfItsOwn() {
        assertThat(Program.all())
                .extracting(Program::words)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(60);
    }

    @Test
    void isThereForEveryFaultThatThisJavaCanHave() {
        assertThat(Program.all())
                .extracting(Program::fault)
                .containsAll(Arrays.stream(Fault.values())
                        .filter(fault -> fault != Fault.PINNED || Threads.VIRTUAL.exist())
                        .toList());
    }

    @Test
    void isThereForEveryKindOfLock() {
        assertThat(Program.all()).extracting(Program::kind).contains(Kind.values());
    }
}
