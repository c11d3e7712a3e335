package heddle.inspector.source.attach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder with the kernel's files of a machine on which one JVM, pid 4711, runs; each test spoils one of them. */
final class FakeSystem {
    static final int PID = 4711;
    static final String JDK = "/opt/jdk";

    private static final String SHARED =
            "7f0000000000-7f0000100000 r-xp 00000000 08:01 1234  " + JDK + "/lib/server/libjvm.so\n";

    private final Path root;
    private final Map<String, String> status = new LinkedHashMap<>();

    FakeSystem(Path root) {
        this.root = root;
        int uid = Users.self();
        status.putAll(Map.of(
                "Name", "java",
                "State", "S (sleeping)",
                "Uid", "%1$d\t%1$d\t%1$d\t%1$d".formatted(uid),
                "Gid", "100\t100\t100\t100",
                "NSpid", PID + "\t7",
                "Threads", "33",
                "SigCgt", "2000000181005ccf"));
        self(uid);
        process();
    }

    private void self(int uid) {
        write(
                "proc/self/status",
                statusText(Map.of(
                        "Name",
                        "heddle",
                        "State",
                        "R (running)",
                        "Uid",
                        "%1$d %1$d".formatted(uid),
                        "Gid",
                        "100 100",
                        "NSpid",
                        "99",
                        "Threads",
                        "3",
                        "SigCgt",
                        "0")));
        write("proc/self/mountinfo", """
                32 31 0:29 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
                33 31 0:30 / /sys/fs/cgroup/freezer rw - cgroup cgroup rw,freezer
                34 31 0:31 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids
                35 31 0:32 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
                """);
    }

    private void process() {
        status();
        file("stat", PID + " (a) b) S" + " 0".repeat(18) + " 987654" + " 0".repeat(30));
        file("cgroup", "4:memory:/app/web\n6:freezer:/app\n7:pids:/app\n0::/app\n");
        file("maps", SHARED);
        file("limits", limits("20000", "1000"));
        file("cmdline", "java\0-jar\0/srv/shop.jar\0");
        write("proc/" + PID + "/root" + JDK + "/release", """
                JAVA_VERSION="25.0.3"
                MODULES="java.base java.instrument jdk.jfr"
                """);
        perfData(Map.of("sun.rt.javaCommand", "/srv/shop.jar --port 80", "java.property.java.version", "25.0.3"));
    }

    static String limits(String processes, String files) {
        return """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             %s                   20000                processes
                Max open files            %s                   1000                 files
                """.formatted(processes, files);
    }

    /** Sets a field of the process's status. */
    FakeSystem status(String field, String value) {
        status.put(field, value);
        status();
        return this;
    }

    private void status() {
        file("status", statusText(status));
    }

    private static String statusText(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach(
                (name, value) -> text.append(name).append(":\t").append(value).append('\n'));
        return text.toString();
    }

    /** Replaces a file of the process. */
    FakeSystem file(String name, String text) {
        write("proc/" + PID + "/" + name, text);
        return this;
    }

    /** Replaces the JVM's performance data. */
    FakeSystem perfData(Map<String, String> texts) {
        write("proc/" + PID + "/root/tmp/hsperfdata_app/7", perfDataBytes(texts));
        return this;
    }

    FakeSystem cgroup(String file, String text) {
        write("sys/fs/cgroup/" + file, text);
        return this;
    }

    FakeSystem without(String file) {
        try {
            Files.delete(root.resolve("proc/" + PID).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path path(String file) {
        return root.resolve("proc/" + PID).resolve(file);
    }

    Preflight preflight() {
        return new Preflight(root, false);
    }

    private void write(String file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[] bytes) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as perfMemory.cpp writes it: a prologue and one entry a text. */
    static byte[] perfDataBytes(Map<String, String> texts) {
        ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        bytes.order(ByteOrder.BIG_ENDIAN).putInt(0xCAFEC0C0).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 1).put((byte) 2).put((byte) 0).put((byte) 1);
        bytes.putInt(0).putInt(0).putLong(0).putInt(32).putInt(texts.size());
        texts.forEach((name, text) -> putEntry(bytes, name, text));
        return bytes.array();
    }

    private static void putEntry(ByteBuffer bytes, String name, String text) {
        byte[] key = (name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] value = (text + "\0").getBytes(StandardCharsets.UTF_8);
        bytes.putInt(20 + key.length + value.length).putInt(20).putInt(value.length);
        bytes.put((byte) 'B').put((byte) 0).put((byte) 5).put((byte) 1);
        bytes.putInt(20 + key.length).put(key).put(value);
    }
}
