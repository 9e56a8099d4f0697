package io.github.gok8s.kube.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.RealCluster;
import io.github.gok8s.kube.apply.ApplyOptions;
import io.github.gok8s.kube.apply.Plan;
import io.github.gok8s.kube.apply.Planner;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.operate.DiffText;
import io.github.gok8s.kube.operate.Release;
import io.github.gok8s.kube.operate.Status;
import io.github.gok8s.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code status} and {@code diff} say is what kubectl says: that of the cluster's own version, and one that is years older. */
@Tag("cluster")
class KubectlAgreesTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.toBreakOfLevel(1);

  private static final String REPLICAS = "\n  replicas: 4";

  /** A diff begins with {@code diff -u -N /tmp/LIVE-1/apps.v1.Deployment.shop.web /tmp/MERGED-2/…}. */
  private static final Pattern OBJECT = Pattern.compile("(?m)^diff .*/LIVE-\\d+/(\\S+?)\\.test-");

  @TempDir
  private static Path folder;

  private static ApiClient api;
  private static String deployed = "";

  /** Whose kubectl is asked. */
  enum Kubectl {
    OF_THE_CLUSTER,
    OLDER;

    ProcessResult run(String... arguments) throws Exception {
      return this == OLDER ? CLUSTER.tryOlderKubectl(arguments) : CLUSTER.tryKubectl(arguments);
    }
  }

  @BeforeAll
  static void deploy() throws Exception {
    api = DeployOnRealServerTest.client(CLUSTER.kubeconfig());
    deployed = Files.readString(
            Path.of("src/test/resources/manifests/load-balancer-and-four-replicas.yaml"))
        .replace("namespace: shop-test", "namespace: " + CLUSTER.namespace());
    new Deploy(api, Pauses.real(), new NarratorLog().narrator())
        .run(
            DeployOnRealServerTest.request(deployed, DeployOnRealServerTest.noWait(), options()),
            api.connect());
    CLUSTER.kubectl("autoscale", "deployment", "html-server", "--min=4", "--max=6");
    CLUSTER.kubectl(
        "label", "hpa", "html-server", Ownership.INSTANCE + "=html-server", "--overwrite");
    // once they are ready nothing moves: there are no metrics, and no other class is here
    CLUSTER.addFakeNode("fake", "amd64", 1);
    CLUSTER.until("4/4 +4 +4", "get", "deployments");
    CLUSTER.until("html-server .* 4 +6 +4 ", "get", "hpa");
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @ParameterizedTest
  @EnumSource
  void onTheColumnsOfStatus(Kubectl kubectl) throws Exception {
    Status status = new Status(api, new Release(CLUSTER.namespace(), "html-server"));
    for (String kind : List.of("deployments", "pods", "services", "hpa")) {
      String[] get = {"get", kind, "--selector=" + Ownership.INSTANCE + "=html-server"};

      assertThat(columns(status.lines(false)))
          .as("%s of %s", kind, kubectl)
          .containsAll(columns(printed(kubectl.run(get))));
      assertThat(columns(status.lines(true)))
          .as("%s of %s, wide", kind, kubectl)
          .containsAll(columns(printed(kubectl.run(get[0], get[1], get[2], "--output=wide"))));
    }
  }

  static Stream<Arguments> changes() {
    return Stream.of(Kubectl.values())
        .flatMap(kubectl -> Stream.of(
            Arguments.of(kubectl, "", "", ""),
            Arguments.of(kubectl, "port: 80\n", "port: 81\n", "v1.Service"),
            Arguments.of(kubectl, "@sha256:0123", "@sha256:9876", "apps.v1.Deployment")));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void onWhatWouldChange(Kubectl kubectl, String before, String after, String kinds)
      throws Exception {
    String wanted = deployed.replace(before, after);
    Plan plan = new Planner(api)
        .plan(
            DeployOnRealServerTest.request(wanted, DeployOnRealServerTest.noWait(), options())
                .objects(),
            options(),
            api.connect());
    List<String> ours = DiffText.lines(plan);

    Path file = Files.writeString(
        folder.resolve("wanted.yaml"),
        // replicas are applied by a field manager of their own
        wanted.replace(REPLICAS, ""));
    ProcessResult theirs = kubectl.run(
        "diff", "--server-side", "--field-manager=go-k8s-maven-plugin", "--filename=" + file);

    assertThat(theirs.errors()).isEmpty();
    assertThat(differing(theirs.output())).isEqualTo(kinds.isEmpty() ? List.of() : List.of(kinds));
    assertThat(ours.stream().filter(line -> line.startsWith("~")))
        .hasSize(kinds.isEmpty() ? 0 : 1)
        .allMatch(line -> line.startsWith("~ " + kinds.replaceFirst(".*\\.", "") + " html-server"));
    // each value that we would set is among those that kubectl would
    for (String line : ours) {
      if (line.startsWith("    + ")) {
        assertThat(theirs.output().lines().filter(other -> other.startsWith("+")))
            .anyMatch(other -> other.contains(line.substring(6)));
      }
    }
  }

  private static ApplyOptions options() {
    return new ApplyOptions(CLUSTER.namespace(), "html-server", false, false, false, false);
  }

  private static String printed(ProcessResult result) {
    assertThat(result.errors()).isEmpty();
    return result.output();
  }

  /** Gives the rows without the width of their columns, and without ages. */
  private static List<String> columns(List<String> table) {
    return table.stream()
        .map(line -> line.strip().replaceAll(" +", " ").replaceAll("\\b(\\d+[smh])+\\b", "AGE"))
        .toList();
  }

  private static List<String> columns(String table) {
    return columns(table.lines().toList());
  }

  /** Gives version and kind of the objects that a diff of kubectl is about. */
  private static List<String> differing(String diff) {
    return OBJECT.matcher(diff).results().map(match -> match.group(1)).toList();
  }
}
