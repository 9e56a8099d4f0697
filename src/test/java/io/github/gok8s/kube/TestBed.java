package io.github.gok8s.kube;

import io.github.gok8s.process.Command;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The scripts of {@code it/cluster}. Where there can be no cluster, tests skip so loudly that nobody takes that for passed.
 */
final class TestBed {

  // not the property basedir, which is target once there is a shaded jar
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Path SCRIPTS = HOME.resolve("it/cluster");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private TestBed() {}

  /** Gives the folder of what was built. */
  static Path target() {
    return HOME.resolve("target/cluster");
  }

  /** Gives the folder with the logs and the state of a cluster. */
  static Path folder(String cluster) {
    return target().resolve("run").resolve(cluster);
  }

  /** Gives the command line of a script. */
  static List<String> line(String script, String... arguments) {
    List<String> line = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  /** Runs a command to its end. */
  static ProcessResult run(List<String> line) throws ProcessException, InterruptedException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("GOK8S_NO_SETUP", "1");
    environment.remove("KUBECONFIG");
    return new ProcessRunner().run(new Command(line, environment, HOME), PATIENCE);
  }

  /** Runs a script, and gives what it printed. */
  static String script(String script, String... arguments) throws Exception {
    return succeeded(run(line(script, arguments)));
  }

  static String succeeded(ProcessResult result) {
    if (!result.succeeded()) {
      throw new AssertionError(result.output() + result.errors());
    }
    return result.output();
  }

  /** Skips the test where a cluster of the level can't be; fails it where one is required. */
  static void check(int level) throws Exception {
    Optional<String> obstacle = obstacle(level);
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

  private static Optional<String> obstacle(int level) throws Exception {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.of(
          "it is made of Linux processes, and this is " + System.getProperty("os.name"));
    }
    if (level > 1 && !Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      return Optional.of("its node needs root");
    }
    if (System.getenv("GOK8S_KUBE") == null
        && !Files.exists(target().resolve("build/cluster/target/go"))) {
      return Optional.of("it is not built, mvn verify -Pcluster or it/cluster/setup does that");
    }
    return Optional.empty();
  }
}
