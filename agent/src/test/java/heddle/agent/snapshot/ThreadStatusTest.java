package heddle.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.wire.WaitForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadStatusTest {

    /** The values of HotSpot's JavaThreadStatus, from its javaThreadStatus.hpp. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0x000, NEW,           NONE
            0x005, RUNNABLE,      NONE
            0x0E1, TIMED_WAITING, SLEEP
            0x191, WAITING,       OBJECT_WAIT
            0x1A1, TIMED_WAITING, OBJECT_WAIT
            0x291, WAITING,       PARK
            0x2A1, TIMED_WAITING, PARK
            0x401, BLOCKED,       MONITOR_ENTER
            0x002, TERMINATED,    NONE
            """)
    void stateAndFormOfWaitingAreReadFromTheJvmsBits(String bits, Thread.State state, WaitForm form) {
        int status = Integer.decode(bits);

        assertThat(ThreadStatus.state(status)).isEqualTo(state);
        assertThat(ThreadStatus.form(status)).isEqualTo(form);
    }
}
