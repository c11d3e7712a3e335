package heddle.inspector.view;

import heddle.inspector.model.MemoryUse;
import heddle.inspector.model.OpenFile;
import heddle.inspector.model.OpenFile.Access;
import heddle.inspector.model.OpenFile.Kind;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.ProcessControlBlock.Origin;
import heddle.inspector.model.ProcessControlBlock.Place;
import heddle.inspector.model.ProcessControlBlock.Signals;
import heddle.inspector.model.ResourceLimit;
import heddle.inspector.model.Scheduling;
import heddle.inspector.model.SignalSet;
import heddle.inspector.model.ThreadDetails;
import heddle.inspector.model.ThreadStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Invented control blocks. */
final class SampleBlock {
    private static final Scheduling SCHEDULING = new Scheduling('S', 20, 0, "SCHED_OTHER", 0, 1, "0-3");

    private SampleBlock() {}

    /** That of the invented server, with so many files open. */
    static ProcessControlBlock server(int files) {
        return new ProcessControlBlock(
                SampleThread.NOW,
                4242,
                origin(false),
                SCHEDULING,
                new Place(0x7f3a51c0e2ecL, 0x7ffd39e40fd0L),
                new MemoryUse(4_312_000, 626_688, 561_152, 64_512, 1_024, 1_120_000, 132, 4, 17_304, 2_970, 0, 412),
                files(files),
                List.of(
                        new ResourceLimit("stack size", 8_388_608, ResourceLimit.UNLIMITED, "bytes"),
                        new ResourceLimit("processes", 96_365, 96_365, "processes"),
                        new ResourceLimit("open files", 1024, 524_288, "files"),
                        new ResourceLimit("cpu time", ResourceLimit.UNLIMITED, ResourceLimit.UNLIMITED, "seconds")),
                new Signals(new SignalSet(0x2000000101005ccdL), new SignalSet(0x2), new SignalSet(1L << 14)),
                Map.of());
    }

    /** One of which most is kept from us. */
    static ProcessControlBlock refusing() {
        String why = "cannot read it; only its user, or root with CAP_SYS_PTRACE, may";
        return new ProcessControlBlock(
                SampleThread.NOW,
                4242,
                origin(true),
                SCHEDULING,
                null,
                new MemoryUse(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1),
                null,
                List.of(),
                new Signals(SignalSet.NONE, SignalSet.NONE, SignalSet.NONE),
                Map.of("maps", why, "memory", why, "files", why, "place", why, "executable", why));
    }

    private static Origin origin(boolean hidden) {
        return new Origin(
                1,
                "systemd",
                "app",
                hidden ? "" : "/opt/vendors/jdk-25/bin/java",
                "java -Xmx1g -cp app.jar com.acme.OrderService --password ***",
                "/system.slice/주문.service",
                false,
                77,
                SampleScene.AT.minusSeconds(11_527),
                "c2dd73db-ef01-4b1b-8b69-fa7e8d826575");
    }

    private static List<OpenFile> files(int count) {
        List<OpenFile> files = new ArrayList<>(List.of(
                new OpenFile(0, Kind.DEVICE, 0, "/dev/null", Access.READ),
                new OpenFile(1, Kind.PIPE, 31, "pipe:[31]", Access.WRITE),
                new OpenFile(2, Kind.FILE, 0, "/var/log/주문/error.log", Access.WRITE),
                new OpenFile(3, Kind.EPOLL, 0, "epoll watching 4 5", Access.BOTH),
                new OpenFile(4, Kind.SOCKET, 71, "tcp listening :8080", Access.BOTH)));
        for (int fd = files.size(); fd < count; fd++) {
            String peer = "tcp 10.0.0.2:8080 -> 10.0.0.7:" + (40_000 + fd);
            files.add(new OpenFile(fd, Kind.SOCKET, 100 + fd, peer, Access.BOTH));
        }
        return files.subList(0, count);
    }

    static ThreadDetails thread(int tid) {
        return new ThreadDetails(tid, SCHEDULING, new SignalSet(0x4), SignalSet.NONE, 251_000_000_000L, 6_200_000_000L)
                .with(new ThreadStack(tid, 0x7f39e4000000L, 0x7f39e4100000L, 16, 61), "");
    }
}
