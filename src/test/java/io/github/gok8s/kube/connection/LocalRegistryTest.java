package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRegistryTest {

  private static final String CONFIG_MAP =
      "GET /api/v1/namespaces/kube-public/configmaps/local-registry-hosting";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @Test
  void theExampleOfTheProposalIsUnderstood() throws Exception {
    assertThat(announced("""
            host: "localhost:5000"
            hostFromContainerRuntime: "registry:5000"
            hostFromClusterNetwork: "kind-registry:5000"
            help: "https://kind.sigs.k8s.io/docs/user/local-registry/"
        """))
        .contains(new LocalRegistry(
            "localhost:5000",
            "registry:5000",
            "https://kind.sigs.k8s.io/docs/user/local-registry/"));
  }

  @Test
  void nodesReachItByTheSameNameUnlessAnotherIsGiven() throws Exception {
    assertThat(announced("    host: localhost:5001\n"))
        .contains(new LocalRegistry("localhost:5001", "localhost:5001", ""));
    assertThat(announced("    {host: 'localhost:5001', hostFromContainerRuntime: ''}\n"))
        .contains(new LocalRegistry("localhost:5001", "localhost:5001", ""));
  }

  @Test
  void mostClustersAnnounceNone() throws Exception {
    assertThat(LocalRegistry.announcedBy(cluster.api())).isEmpty();
    cluster.answers(CONFIG_MAP, "data: {localRegistryHosting.v2: 'host: localhost:5000'}");
    assertThat(LocalRegistry.announcedBy(cluster.api())).isEmpty();
  }

  @Test
  void whoMayNotReadItGoesOnWithout() throws Exception {
    cluster.answers(CONFIG_MAP, TestCluster.refusal(403, "Forbidden", "configmaps is forbidden"));

    assertThat(LocalRegistry.announcedBy(cluster.api())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      help: read the manual | it names no host
      'host: '              | it names no host
      'host: [unclosed'     | the text
      """)
  void whatCannotBeUnderstoodIsSaid(String text, String why) {
    assertThatThrownBy(() -> announced("    " + text + "\n"))
        .isInstanceOf(KubeException.class)
        .hasMessageStartingWith(
            "The cluster announces its registry in the ConfigMap local-registry-hosting"
                + " of the namespace kube-public by something that can't be used: ")
        .hasMessageContaining(why)
        .hasMessageEndingWith(". Correct its localRegistryHosting.v1, or delete the ConfigMap:"
            + " then the image is loaded into the nodes.");
  }

  private Optional<LocalRegistry> announced(String yaml) throws Exception {
    cluster.answers(CONFIG_MAP, "data:\n  localRegistryHosting.v1: |\n" + yaml);
    return LocalRegistry.announcedBy(cluster.api());
  }
}
