package io.github.gok8s.kube;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Says whether there can be a cluster on this machine, so loudly that nobody takes a skipped test for a passed one. */
final class ClusterConditions {

  private ClusterConditions() {}

  /** Skips the test where a cluster of the level can't be; fails it where a cluster is required. */
  static void check(int level, Path bed) throws Exception {
    Optional<String> obstacle = obstacle(level, bed);
    if (obstacle.isPresent()) {
      skip("a cluster of level " + level + ": " + obstacle.get());
    }
  }

  /** Skips the test, or fails it where {@code -Dk8s.it.cluster=required} says that nothing may be skipped. */
  static void skip(String what) {
    if (System.getProperty("k8s.it.cluster", "").equals("required")) {
      throw new AssertionError("-Dk8s.it.cluster=required, but there is not " + what);
    }
    System.out.println("*".repeat(100) + "\n*** SKIPPED: " + what + "\n" + "*".repeat(100));
    Assumptions.abort(what);
  }

  private static Optional<String> obstacle(int level, Path bed) throws Exception {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.of(
          "it is made of Linux processes, and this is " + System.getProperty("os.name"));
    }
    if (level > 1 && !Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      return Optional.of("its node needs root");
    }
    if (System.getenv("GOK8S_KUBE") == null
        && !Files.exists(bed.resolve("../../target/cluster/build/cluster/target/go"))) {
      return Optional.of("it is not built, mvn verify -Pcluster or it/cluster/setup does that");
    }
    return Optional.empty();
  }
}
