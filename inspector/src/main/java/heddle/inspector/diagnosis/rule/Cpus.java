package heddle.inspector.diagnosis.rule;

import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.Snapshot;

/** How many CPUs a process may use at once. */
final class Cpus {
    private Cpus() {}

    /** As the kernel lists those it may run on; 0 when that has not been read. */
    static int of(Snapshot moment) {
        ProcessControlBlock process = moment.particulars().process();
        return process == null ? 0 : count(process.scheduling().allowedCpus());
    }

    /** Counts a list such as {@code 0-3,8}, the format of cpuset(7). */
    static int count(String list) {
        int cpus = 0;
        for (String part : list.split(",", -1)) {
            String[] ends = part.strip().split("-", 2);
            if (!ends[0].chars().allMatch(Character::isDigit) || ends[0].isEmpty()) continue;
            boolean range = ends.length == 2 && ends[1].chars().allMatch(Character::isDigit);
            cpus += range ? Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1 : 1;
        }
        return cpus;
    }
}
