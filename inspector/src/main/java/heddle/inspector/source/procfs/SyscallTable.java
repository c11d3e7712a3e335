package heddle.inspector.source.procfs;

import heddle.inspector.source.procfs.SystemCall.Machine;
import heddle.inspector.source.procfs.SystemCall.Subject;
import java.util.Arrays;

/** Finds what a system call number waits for. A 32-bit program on a 64-bit kernel has other numbers and is not known. */
final class SyscallTable {
    private final Subject[] subjects;

    private SyscallTable(Subject[] subjects) {
        this.subjects = subjects;
    }

    /** The table of a machine as {@code os.arch} names it; without entries on others. */
    static SyscallTable of(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> of(Machine.X86_64);
            case "aarch64", "arm64" -> of(Machine.AARCH64);
            default -> new SyscallTable(new Subject[0]);
        };
    }

    private static SyscallTable of(Machine machine) {
        SystemCall[] calls = SystemCall.values();
        int largest = Arrays.stream(calls)
                .mapToInt(call -> call.number(machine))
                .max()
                .orElse(0);
        Subject[] subjects = new Subject[largest + 1];
        Arrays.fill(subjects, Subject.UNNAMED);
        for (SystemCall call : calls) {
            int number = call.number(machine);
            if (number >= 0) subjects[number] = call.subject();
        }
        return new SyscallTable(subjects);
    }

    Subject subject(int number) {
        return number >= 0 && number < subjects.length ? subjects[number] : Subject.UNNAMED;
    }
}
