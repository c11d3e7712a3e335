package heddle.samples.faults;

import heddle.samples.truth.VirtualThreads;
import java.util.Locale;

/** The kind of threads a program is played with. */
enum Threads {
    PLATFORM,
    VIRTUAL,
    /** One by one in turn. */
    MIXED;

    boolean isVirtual(int number) {
        return this == VIRTUAL || (this == MIXED && number % 2 == 1);
    }

    boolean exist() {
        return this == PLATFORM || VirtualThreads.exist();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
