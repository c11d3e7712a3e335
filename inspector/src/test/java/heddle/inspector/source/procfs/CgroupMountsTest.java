package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CgroupMountsTest {
    private static final String MOUNTINFO = """
            22 27 0:21 / /proc rw,relatime - proc proc rw
            32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct
            33 31 0:30 /docker/abc /mnt/my\\040groups rw - cgroup cgroup rw,freezer
            41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
            """;

    private final CgroupMounts mounts = CgroupMounts.parse(MOUNTINFO);

    @Test
    void groupHasItsFolderAndThoseAbove() {
        assertThat(mounts.folders("cpu", "/a/b"))
                .containsExactly(
                        Path.of("/sys/fs/cgroup/cpu,cpuacct/a/b"),
                        Path.of("/sys/fs/cgroup/cpu,cpuacct/a"),
                        Path.of("/sys/fs/cgroup/cpu,cpuacct"));
    }

    @Test
    void containerSeesItsOwnSubtree() {
        assertThat(mounts.folders("freezer", "/docker/abc/inner"))
                .containsExactly(Path.of("/mnt/my groups/inner"), Path.of("/mnt/my groups"));
    }

    @Test
    void versionTwoHasNoControllerName() {
        assertThat(mounts.folders(CgroupMounts.UNIFIED, "/")).containsExactly(Path.of("/sys/fs/cgroup/unified"));
    }

    @Test
    void groupOutsideOfWhatIsMountedHasNoFolder() {
        assertThat(mounts.folders("memory", "/a")).isEmpty();
        assertThat(mounts.folders(CgroupMounts.UNIFIED, "/../../other")).isEmpty();
    }

    @Test
    void pathMayHoldAColon() {
        CgroupPaths paths = CgroupPaths.parse("1:cpu,cpuacct:/a:b\n0::/user.slice\nbroken\n");

        assertThat(paths.path("cpuacct")).isEqualTo("/a:b");
        assertThat(paths.path(CgroupMounts.UNIFIED)).isEqualTo("/user.slice");
        assertThat(paths.path("memory")).isNull();
    }
}
