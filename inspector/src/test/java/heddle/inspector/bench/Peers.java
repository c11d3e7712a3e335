package heddle.inspector.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one refresh costs other programs that show the threads of a process, on the target of the row {@code screen}. They
 * refresh once a second, we four times; htop and we draw, pidstat only writes.
 */
final class Peers implements Row {
    private static final int COLUMNS = 200;
    private static final int ROWS = 60;
    private static final double OUR_RATE = 4;

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public boolean dependsOnJdk() {
        return false;
    }

    @Override
    public List<Result> measure(Bed bed) throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        try (Dialogue target = bed.crowdOfThousand()) {
            if (isInstalled(bed, "pidstat")) results.add(pidstat(bed, target.pid()));
            if (isInstalled(bed, "htop"))
                results.add(drawing(bed, target, "htop", "htop -d 10 -p " + target.pid(), "htop", 1));
            String heddle = bed.launcher() + " --mode look " + target.pid();
            results.add(drawing(bed, target, "heddle --mode look", heddle, "java", OUR_RATE));
        }
        return results;
    }

    private static boolean isInstalled(Bed bed, String program) {
        boolean isInstalled = Bed.isInstalled(program);
        if (!isInstalled) bed.notes().add(program + " is not installed and was not measured");
        return isInstalled;
    }

    private Result pidstat(Bed bed, int target) throws IOException, InterruptedException {
        Dialogue pidstat = bed.start("pidstat", List.of("pidstat", "-t", "-p", Integer.toString(target), "1"));
        try {
            return refreshes(bed, "pidstat -t", pidstat.pid(), 1);
        } finally {
            pidstat.terminate();
        }
    }

    private Result drawing(Bed bed, Dialogue target, String subject, String command, String program, double rate)
            throws IOException, InterruptedException {
        try (Terminal terminal = Terminal.open(bed, COLUMNS, ROWS)) {
            terminal.type(command);
            terminal.awaitText(target.pid() + " "); // the row of the first thread
            Result result = refreshes(bed, subject, terminal.running(program), rate);
            terminal.leaveBy("q");
            return result;
        }
    }

    private Result refreshes(Bed bed, String subject, int pid, double rate) throws IOException, InterruptedException {
        bed.awaitSettled(pid);
        CpuMeter meter = new CpuMeter(pid, name -> true);
        CpuMeter.run(List.of(meter), bed.effort().windows(), bed.effort().longWindow());
        List<Double> millis =
                meter.percents().stream().map(percent -> percent * 10 / rate).toList();
        return Result.of(name(), bed, subject, "CPU ms per refresh", Sample.of(millis))
                .withControl(Control.ofNeighbours("of each four windows the middle two against the others", millis));
    }
}
