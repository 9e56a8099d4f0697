package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clusters come and go without a trace, however they are ended. */
@Tag("cluster")
class ClusterLifeTest {

  private final String one = "life-" + ProcessHandle.current().pid();
  private final String other = one + "-other";

  @BeforeEach
  void aNodeIsPossible() throws Exception {
    TestBed.check(2);
  }

  @AfterEach
  void end() throws Exception {
    TestBed.script("down", one);
    TestBed.script("down", other);
  }

  @Test
  void nothingIsLeftOfANode() throws Exception {
    TestBed.script("up", "2", one);
    String index = Files.readString(TestBed.folder(one).resolve("index")).strip();
    Set<String> namespaces =
        namespacesOf(Files.readString(TestBed.folder(one).resolve("init")).strip());
    assertThat(Path.of("/sys/class/net/gok8s-" + index)).exists();
    assertThat(groups(index)).isNotEmpty();
    assertThat(processesIn(namespaces)).hasSizeGreaterThan(8);

    long begin = System.nanoTime();
    TestBed.script("down", one);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
    assertThat(processesBelow(TestBed.folder(one))).isEmpty();
    assertThat(processesIn(namespaces)).isEmpty();
    assertThat(Path.of("/sys/class/net/gok8s-" + index)).doesNotExist();
    assertThat(groups(index)).isEmpty();
    assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(one);
    assertThat(TestBed.folder(one)).doesNotExist();
  }

  @Test
  void upTwiceIsUpOnceAndTwoClustersAreTwo() throws Exception {
    String first = TestBed.script("up", "1", one);
    String server = Files.readString(TestBed.folder(one).resolve("kube-apiserver.pid"));

    assertThat(TestBed.script("up", "1", one)).isEqualTo(first);
    assertThat(Files.readString(TestBed.folder(one).resolve("kube-apiserver.pid")))
        .isEqualTo(server);

    TestBed.script("up", "1", other);
    assertThat(Files.readString(TestBed.folder(one).resolve("port")))
        .isNotEqualTo(Files.readString(TestBed.folder(other).resolve("port")));
    TestBed.script("down", other);
    assertThat(TestBed.script("up", "1", one)).isEqualTo(first);
    assertThat(Files.readString(TestBed.folder(one).resolve("kube-apiserver.pid")))
        .isEqualTo(server);
  }

  @Test
  void everythingListensAtLoopback() throws Exception {
    TestBed.script("up", "1", one);

    Set<String> sockets = new TreeSet<>();
    for (String pid : processesBelow(TestBed.folder(one))) {
      try (Stream<Path> files = Files.list(Path.of("/proc", pid, "fd"))) {
        for (Path file : files.toList()) {
          String target = Files.readSymbolicLink(file).toString();
          if (target.startsWith("socket:[")) {
            sockets.add(target.substring("socket:[".length(), target.length() - 1));
          }
        }
      }
    }
    List<String> addresses = new ArrayList<>();
    for (String table : new String[] {"tcp", "tcp6"}) {
      for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
        String[] columns = line.strip().split("\\s+");
        if (columns[3].equals("0A") && sockets.contains(columns[9])) {
          addresses.add(columns[1].replaceAll(":.*", ""));
        }
      }
    }
    // etcd for its clients and its peers, and the API server
    assertThat(addresses).hasSize(3).containsOnly("0100007F");
  }

  @Test
  void whatWasKilledHalfWayIsReplaced() throws Exception {
    Process killed = start("up", "2", one);
    while (!Files.exists(TestBed.folder(one).resolve("kube-apiserver.pid"))) {
      assertThat(killed.isAlive()).isTrue();
      TimeUnit.MILLISECONDS.sleep(50);
    }
    killed.descendants().forEach(ProcessHandle::destroyForcibly);
    killed.destroyForcibly().waitFor();

    TestBed.script("up", "1", one);

    assertThat(processesBelow(TestBed.folder(one))).hasSize(4);
  }

  @Test
  void aClusterEndsWithItsOwner() throws Exception {
    Process owner = new ProcessBuilder("tail", "-f", "/dev/null").start();
    TestBed.script("up", "1", one, "--owner", Long.toString(owner.pid()));
    List<String> before = processesBelow(TestBed.folder(one));
    assertThat(before).hasSizeGreaterThan(4);

    owner.destroyForcibly().waitFor();

    for (String pid : before) {
      // each of them, the watch too
      ProcessHandle.of(Long.parseLong(pid))
          .ifPresent(process -> process.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }
    // waits for the lock, and finds nothing to do
    TestBed.script("down", one);
    assertThat(TestBed.folder(one)).doesNotExist();
  }

  @Test
  void aNameThatIsNoneIsRefused() throws Exception {
    ProcessResult result = TestBed.run(TestBed.line("up", "1", "../elsewhere"));

    assertThat(result.succeeded()).isFalse();
    assertThat(result.errors())
        .contains("\"../elsewhere\" is no name for a cluster: use a-z, 0-9 and -");
  }

  private static Set<String> namespacesOf(String pid) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String kind : new String[] {"mnt", "net", "pid", "uts", "ipc"}) {
      found.add(Files.readSymbolicLink(Path.of("/proc", pid, "ns", kind)).toString());
    }
    return found;
  }

  private static List<String> processesIn(Set<String> namespaces) throws IOException {
    List<String> found = new ArrayList<>();
    for (String pid : pids()) {
      try {
        if (namespacesOf(pid).stream().anyMatch(namespaces::contains)) {
          found.add(pid);
        }
      } catch (IOException e) {
        // it has ended meanwhile
        continue;
      }
    }
    return found;
  }

  /** Gives what runs a file below the folder, by the name that it was called with. */
  private static List<String> processesBelow(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    for (String pid : pids()) {
      try {
        if (Files.readString(Path.of("/proc", pid, "cmdline")).startsWith(folder + "/")) {
          found.add(pid);
        }
      } catch (IOException e) {
        // it has ended meanwhile
        continue;
      }
    }
    return found;
  }

  private static List<String> pids() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .toList();
    }
  }

  private static List<Path> groups(String index) throws IOException {
    try (Stream<Path> files = Files.find(
        Path.of("/sys/fs/cgroup"), 2, (file, attributes) -> file.endsWith("gok8s-" + index))) {
      return files.toList();
    }
  }

  private static Process start(String script, String... arguments) throws IOException {
    return new ProcessBuilder(TestBed.line(script, arguments))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
