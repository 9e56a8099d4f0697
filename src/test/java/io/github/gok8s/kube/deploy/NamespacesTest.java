package io.github.gok8s.kube.deploy;

import static io.github.gok8s.kube.LiveObjects.CORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.ApplyOptions;
import io.github.gok8s.kube.apply.Plan;
import io.github.gok8s.kube.connection.ScriptedServer.Reply;
import io.github.gok8s.kube.connection.ServerVersion;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.yaml.YamlFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamespacesTest {

  private static final String CREATE = "POST /api/v1/namespaces";
  private static final String MAP =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: greetings}}";
  private static final String PATCH = "PATCH " + CORE + "configmaps/greetings";
  private static final Reply NO_NAMESPACE = missing("shop");

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  private final NarratorLog log = new NarratorLog();

  @BeforeEach
  void start() throws Exception {
    cluster.takes(CREATE);
    cluster.answers(PATCH, NO_NAMESPACE, TestCluster.found(MAP));
  }

  @Test
  void oneThatIsNotThereIsMadeAndMarked() throws Exception {
    assertThat(plan(true, MAP).line()).isEqualTo("1 create");

    assertThat(cluster.sent(CREATE)).isEqualTo(YamlFile.object("""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels: {app.kubernetes.io/managed-by: go-k8s-maven-plugin}
        """));
    assertThat(log.lines()).containsExactly("created namespace shop");
  }

  /** Another module has made it, or an administrator, since it was looked for. */
  @Test
  void oneThatSomebodyElseHasMadeInTheMeantimeIsTakenAsItIs() throws Exception {
    cluster.answers(
        CREATE, TestCluster.refusal(409, "AlreadyExists", "namespaces \"shop\" already exists"));

    assertThat(plan(true, MAP).line()).isEqualTo("1 create");
    assertThat(log.lines()).isEmpty();
    assertThat(cluster.api().writes()).isEqualTo(1);
  }

  @Test
  void itStaysIfTheSetIsRefused() throws Exception {
    cluster.answers(PATCH, NO_NAMESPACE, TestCluster.refusal(422, "Invalid", "no good"));

    assertThatThrownBy(() -> plan(true, MAP)).hasMessageEndingWith("ConfigMap greetings: no good");
    assertThat(cluster.requests("DELETE")).isEmpty();
  }

  @Test
  void withoutTheWishItIsSaid() {
    assertThatThrownBy(() -> plan(false, MAP))
        .isInstanceOf(KubeException.class)
        .hasMessage("There is no namespace shop on the cluster of the context \"dev\". Create it,"
            + " name another one in <workload><namespace> (-Dk8s.namespace),"
            + " or let it be created by <createNamespace> (-Dk8s.createNamespace).");
    assertThat(cluster.api().writes()).isZero();
  }

  @Test
  void anotherNamespaceThatIsMissingTooIsSaidAfterTheFirstWasMade() throws Exception {
    cluster.answers("PATCH /api/v1/namespaces/other/configmaps/greetings", missing("other"));

    assertThatThrownBy(() ->
            plan(true, MAP, MAP.replace("name: greetings", "name: greetings, namespace: other")))
        .isInstanceOf(KubeException.class)
        .hasMessageStartingWith(
            "There is no namespace other on the cluster of the context \"dev\".");
  }

  private static Reply missing(String namespace) {
    return TestCluster.refusal(404, "NotFound", "namespaces \"" + namespace + "\" not found");
  }

  private Plan plan(boolean createNamespace, String... objects) throws Exception {
    DeployRequest request = DeployOnRealServerTest.request(
        String.join("\n---\n", objects),
        DeployOnRealServerTest.noWait(),
        new ApplyOptions("shop", "web", createNamespace, true, false, false));
    return new Namespaces(cluster.api(), log.narrator())
        .planWithNamespace(request, new ServerVersion("v1.31.0", 31));
  }
}
