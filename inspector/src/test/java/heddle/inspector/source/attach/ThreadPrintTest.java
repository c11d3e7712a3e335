package heddle.inspector.source.attach;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.observation.ThreadsIdentified.Entry;
import org.junit.jupiter.api.Test;

class ThreadPrintTest {
    @Test
    void jdk17WritesNativeIdsInHex() {
        String line = "\"main\" #1 prio=5 os_prio=0 cpu=24.84ms elapsed=1.23s tid=0x00007f9af0017eb0 nid=0x6278"
                + " waiting on condition  [0x00007f9af4dfe000]";
        assertThat(ThreadPrint.parse(line).threads()).containsExactly(new Entry(1, 0x6278, "main"));
    }

    @Test
    void jdk25WritesThemInDecimalAndTwice() {
        String line = "\"Finalizer\" #13 [25260] daemon prio=8 os_prio=0 cpu=0.18ms elapsed=1.21s"
                + " tid=0x00007ff6940bde50 nid=25260 in Object.wait()  [0x00007ff674c40000]";
        assertThat(ThreadPrint.parse(line).threads()).containsExactly(new Entry(13, 25260, "Finalizer"));
    }

    @Test
    void threadsOfTheJvmItselfHaveNoJavaId() {
        String line = "\"G1 Conc#0\" os_prio=0 cpu=0.08ms elapsed=1.22s tid=0x00007f9af004f7d0 nid=0x627b runnable  ";
        assertThat(ThreadPrint.parse(line).threads()).containsExactly(new Entry(-1, 0x627b, "G1 Conc#0"));
    }

    @Test
    void aNameWithQuotesAndFieldsIsJustAName() {
        String name = "x\" #7 prio=5 os_prio=0 tid=0x1 nid=0x99 runnable";
        String line =
                "\"" + name + "\" #12 daemon prio=5 os_prio=0 cpu=1ms elapsed=1s tid=0x2 nid=0x10 runnable  [0x0]";
        assertThat(ThreadPrint.parse(line).threads()).containsExactly(new Entry(12, 0x10, name));
    }

    @Test
    void framesLocksAndHeadersAreNoThreads() {
        String dump = """
                2025-11-22 17:21:02
                Full thread dump OpenJDK 64-Bit Server VM (25.0.3+9-LTS mixed mode, sharing):

                   java.lang.Thread.State: TIMED_WAITING (sleeping)
                	at java.lang.Thread.sleep0(java.base@25.0.3/Native Method)
                "detached" #30 daemon prio=5 os_prio=0 cpu=0ms elapsed=1s tid=0x2 nid=NA runnable
                JNI global refs: 10, weak refs: 0
                """;
        assertThat(ThreadPrint.parse(dump).threads()).isEmpty();
    }
}
