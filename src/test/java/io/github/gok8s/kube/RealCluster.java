package io.github.gok8s.kube;

import static java.util.Objects.requireNonNull;

import io.github.gok8s.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Kubernetes cluster for a test class, and a namespace of it that is the class's own.
 *
 * <pre>{@code
 * @Tag("cluster")
 * class ApplyTest {
 *   @RegisterExtension
 *   static final RealCluster CLUSTER = RealCluster.ofLevel(1);
 * }</pre>
 *
 * <p>The cluster is that of {@code it/cluster/up}; all classes of a level share one, which ends with this JVM. With
 * {@code -Dk8s.it.kubeconfig=FILE} the tests run on another cluster instead, and those that need more than an API server
 * skip. Where there can be no cluster they skip, and say so; with {@code -Dk8s.it.cluster=required} they fail.
 */
public final class RealCluster implements BeforeAllCallback, AfterAllCallback {

  private final int level;
  private final boolean isShared;
  private Optional<String> name = Optional.empty();
  private Path kubeconfig = Path.of("");
  private String namespace = "";

  private RealCluster(int level, boolean isShared) {
    this.level = level;
    this.isShared = isShared;
  }

  /**
   * Gives a cluster that other classes use too.
   *
   * @param level 1 is a control plane without nodes, 2 has a node that runs containers, 3 the metrics API too
   */
  public static RealCluster ofLevel(int level) {
    return new RealCluster(level, true);
  }

  /** Gives a cluster of the class's own, which it may break. */
  public static RealCluster toBreakOfLevel(int level) {
    return new RealCluster(level, false);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    String given = System.getProperty("k8s.it.kubeconfig", "");
    if (given.isEmpty()) {
      TestBed.check(level);
      String wanted = isShared
          ? "tests-" + level
          : context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
      // of this JVM: others may run at the same time
      start(wanted + "-" + ProcessHandle.current().pid());
    } else if (isShared) {
      kubeconfig = Path.of(given).toAbsolutePath();
    } else {
      TestBed.skip(context.getDisplayName()
          + " breaks its cluster, so it does not run on that of -Dk8s.it.kubeconfig");
    }
    namespace = makeNamespace(context.getRequiredTestClass());
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (namespace.isEmpty()) {
      return;
    }
    if (isShared) {
      kubectl("delete", "namespace", namespace, "--wait=false");
    } else {
      TestBed.script("down", name());
    }
  }

  /** Gives the file by which an administrator of the cluster reaches it. */
  public Path kubeconfig() {
    return kubeconfig;
  }

  /** Gives the namespace that is the class's own. */
  public String namespace() {
    return namespace;
  }

  /** Runs kubectl in the class's namespace, and gives what it printed. */
  public String kubectl(String... arguments) throws Exception {
    return TestBed.succeeded(tryKubectl(arguments));
  }

  /** Runs kubectl in the class's namespace, and gives how it ended. */
  public ProcessResult tryKubectl(String... arguments) throws Exception {
    return kubectlWith(kubeconfig, arguments);
  }

  /** Runs a kubectl in the class's namespace that is much older than the cluster, and gives how it ended. */
  public ProcessResult tryOlderKubectl(String... arguments) throws Exception {
    Path older = TestBed.target().resolve("packages/root/usr/bin/kubectl");
    if (!Files.isExecutable(older)) {
      TestBed.skip("an older kubectl: it/cluster/setup gets it from a Debian package");
    }
    return kubectl(older.toString(), kubeconfig, arguments);
  }

  /** Runs kubectl with another kubeconfig, and gives how it ended. */
  public ProcessResult kubectlWith(Path file, String... arguments) throws Exception {
    return kubectl(
        name.map(known -> folder().resolve("bin/kubectl").toString()).orElse("kubectl"),
        file,
        arguments);
  }

  private ProcessResult kubectl(String program, Path file, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(program, "--kubeconfig", file.toString()));
    if (!namespace.isEmpty()) {
      line.addAll(List.of("--namespace", namespace));
    }
    line.addAll(List.of(arguments));
    return TestBed.run(line);
  }

  /** Runs kubectl again and again until it prints what the pattern finds, and gives that; for four minutes at most. */
  public String until(String pattern, String... arguments) throws Exception {
    Pattern wanted = Pattern.compile(pattern);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    ProcessResult last = tryKubectl(arguments);
    while (!wanted.matcher(last.output()).find()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("kubectl " + String.join(" ", arguments) + " does not print "
            + pattern + ":\n" + last.output() + last.errors());
      }
      TimeUnit.MILLISECONDS.sleep(200);
      last = tryKubectl(arguments);
    }
    return last.output();
  }

  /** Applies manifests to the class's namespace, and gives what kubectl printed. */
  public String apply(String yaml) throws Exception {
    return TestBed.succeeded(tryApply(yaml));
  }

  /** Applies manifests to the class's namespace, and gives how that ended. */
  public ProcessResult tryApply(String yaml) throws Exception {
    Path file = Files.writeString(Files.createTempFile("manifests", ".yaml"), yaml);
    try {
      return tryKubectl("apply", "--server-side", "--filename", file.toString());
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Breaks something of the cluster, see {@code it/cluster/break}; gives what the script printed.
   *
   * @param what for example api-server, or quota with a namespace and a number of pods
   */
  public String breaks(String... what) throws Exception {
    return TestBed.succeeded(scriptOnCluster("break", what)).strip();
  }

  /** Puts right what was broken, see {@code it/cluster/mend}. */
  public void mends(String... what) throws Exception {
    TestBed.succeeded(scriptOnCluster("mend", what));
  }

  /** Adds a node that runs nothing, but says that its pods are ready, see {@code it/cluster/fake-node}. */
  public void addFakeNode(String node, String arch, int number) throws Exception {
    TestBed.succeeded(scriptOnCluster("fake-node", node, arch, Integer.toString(number)));
  }

  /** Runs a command where the cluster's node is, with its kubectl, ctr and network. */
  public ProcessResult inside(String... command) throws Exception {
    return scriptOnCluster("in", command);
  }

  /** Gives host and port of the plain registry that this machine and the node reach by the same name. */
  public String registry() throws Exception {
    return Files.readString(folder().resolve("registry")).strip();
  }

  /** Gives the socket of the node's containerd, to load images through. */
  public Path containerdSocket() {
    return folder().resolve("containerd.sock");
  }

  /** Lets the node pull from a registry at a port of 127.0.0.1, with TLS if there is a file with its authority. */
  public void reach(int port, Optional<Path> authority) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(port)));
    authority.ifPresent(file -> arguments.add(file.toString()));
    TestBed.succeeded(scriptOnCluster("forward", arguments.toArray(String[]::new)));
  }

  /** Gives the folder with the logs and the state of the cluster. */
  public Path folder() {
    return TestBed.folder(name());
  }

  private void start(String wanted) throws Exception {
    name = Optional.of(wanted);
    String printed = TestBed.script(
        "up",
        Integer.toString(level),
        wanted,
        "--owner",
        Long.toString(ProcessHandle.current().pid()));
    kubeconfig = Path.of(printed.strip().substring("export KUBECONFIG=".length()));
  }

  private String makeNamespace(Class<?> test) throws Exception {
    String made = "test-" + test.getSimpleName().toLowerCase(Locale.ROOT) + "-"
        + UUID.randomUUID().toString().substring(0, 6);
    kubectl("create", "namespace", made);
    // without it pods are refused
    kubectl("wait", "--for=create", "serviceaccount/default", "--namespace", made, "--timeout=60s");
    return made;
  }

  private String name() {
    if (name.isEmpty()) {
      TestBed.skip("only it/cluster can do this, not the cluster of -Dk8s.it.kubeconfig");
    }
    return requireNonNull(name.orElse(null));
  }

  private ProcessResult scriptOnCluster(String script, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(name()));
    all.addAll(List.of(arguments));
    return TestBed.run(TestBed.line(script, all.toArray(String[]::new)));
  }
}
