package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableMemoryTest {

  private static final long GIBIBYTE = 1L << 30;

  @TempDir
  Path root;

  @Test
  void isAGuessWhereTheSystemDoesNotTell() {
    assertThat(bytes()).isEqualTo(4 * GIBIBYTE);
  }

  @Test
  void isWhatTheMachineHas() throws Exception {
    machineHas(8 * GIBIBYTE);

    assertThat(bytes()).isEqualTo(8 * GIBIBYTE);
  }

  @Test
  void isWhatAContainerMayTakeMore() throws Exception {
    machineHas(8 * GIBIBYTE);
    write("proc/self/cgroup", "0::/\n");
    version2("", "2147483648", "1073741824", 0);

    assertThat(bytes()).isEqualTo(GIBIBYTE);
  }

  @Test
  void countsTheCacheOfFilesAsFree() throws Exception {
    machineHas(8 * GIBIBYTE);
    write("proc/self/cgroup", "0::/\n");
    version2("", "2147483648", "2147483648", GIBIBYTE / 2);

    assertThat(bytes()).isEqualTo(GIBIBYTE / 2);
  }

  @Test
  void isNeverBelowNothing() throws Exception {
    machineHas(8 * GIBIBYTE);
    write("proc/self/cgroup", "0::/\n");
    version2("", "1000", "2000", 0);

    assertThat(bytes()).isZero();
  }

  @Test
  void isThatOfTheMachineInAGroupWithoutALimit() throws Exception {
    machineHas(8 * GIBIBYTE);
    write("proc/self/cgroup", "0::/\n");
    version2("", "max", "1073741824", 0);

    assertThat(bytes()).isEqualTo(8 * GIBIBYTE);
  }

  @Test
  void isTheLeastOfTheGroupAndThoseAboveIt() throws Exception {
    machineHas(8 * GIBIBYTE);
    write("proc/self/cgroup", "0::/ci.slice/job.scope\n");
    version2("/ci.slice/job.scope", "max", "0", 0);
    version2("/ci.slice", "3221225472", "0", 0);

    assertThat(bytes()).isEqualTo(3 * GIBIBYTE);

    version2("/ci.slice/job.scope", "1073741824", "0", 0);
    assertThat(bytes()).isEqualTo(GIBIBYTE);
  }

  @Test
  void readsTheOlderGroupsToo() throws Exception {
    machineHas(8 * GIBIBYTE);
    write(
        "proc/self/cgroup", "5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n1:name=systemd:/x\n");
    version1("", "2147483648", "1610612736", GIBIBYTE / 2);

    assertThat(bytes()).isEqualTo(GIBIBYTE);

    version1("/docker/abc", "1073741824", "536870912", 0);
    assertThat(bytes()).isEqualTo(GIBIBYTE / 2);
  }

  @Test
  void takesTheHugeNumberOfTheOlderGroupsForNoLimit() throws Exception {
    machineHas(8 * GIBIBYTE);
    write("proc/self/cgroup", "4:memory:/\n0::/\n");
    version1("", "9223372036854771712", "1073741824", 0);

    assertThat(bytes()).isEqualTo(8 * GIBIBYTE);
  }

  @Test
  void readsOverWhatItDoesNotUnderstand() throws Exception {
    write("proc/meminfo", "MemTotal: lots\n");
    write("proc/self/cgroup", "\nnonsense\n0:\n0::relative\n7:memory\n");
    write("sys/fs/cgroup/memory.max", "\u0000");

    assertThat(bytes()).isEqualTo(4 * GIBIBYTE);
  }

  @Test
  void isSomethingOnThisMachine() {
    assertThat(new AvailableMemory(Path.of("/")).bytes()).isPositive();
  }

  private long bytes() {
    return new AvailableMemory(root).bytes();
  }

  private void machineHas(long bytes) throws IOException {
    write(
        "proc/meminfo",
        "MemTotal:       99999999 kB\nMemFree:          123 kB\nMemAvailable:   " + bytes / 1024
            + " kB\nBuffers:          1 kB\n");
  }

  private void version2(String group, String max, String current, long cache) throws IOException {
    String folder = "sys/fs/cgroup" + group;
    write(folder + "/memory.max", max + "\n");
    write(folder + "/memory.current", current + "\n");
    write(folder + "/memory.stat", "anon 1\ninactive_file " + cache + "\nactive_file 5\n");
  }

  private void version1(String group, String max, String current, long cache) throws IOException {
    String folder = "sys/fs/cgroup/memory" + group;
    write(folder + "/memory.limit_in_bytes", max + "\n");
    write(folder + "/memory.usage_in_bytes", current + "\n");
    write(folder + "/memory.stat", "inactive_file 7\ntotal_inactive_file " + cache + "\n");
  }

  private void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
