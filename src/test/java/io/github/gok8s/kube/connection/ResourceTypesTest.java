package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResourceTypesTest {

  private static final ResourceType PARROT =
      new ResourceType("example.com", "v1beta2", "Parrot", "parrots", true);
  private static final String GROUP = "GET /apis/example.com";
  private static final String VERSION = "GET /apis/example.com/v1beta2";
  private static final String RESOURCES = """
      kind: APIResourceList
      groupVersion: example.com/v1beta2
      resources:
      - {name: parrots/status, singularName: '', namespaced: true, kind: Parrot}
      - {name: parrots, singularName: parrot, namespaced: true, kind: Parrot}
      - {name: cages, singularName: cage, namespaced: false, kind: Cage}
      """;

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  private ResourceTypes types;

  @BeforeEach
  void start() throws Exception {
    types = new ResourceTypes(cluster.api());
  }

  @Test
  void theUsualOnesAreKnownByHeart() throws Exception {
    assertThat(types.of("apps/v1", "Deployment")).isEqualTo(ResourceTypes.DEPLOYMENT);
    assertThat(types.of("v1", "Service")).isEqualTo(ResourceTypes.SERVICE);
    assertThat(types.ofGroupKind("HorizontalPodAutoscaler.autoscaling"))
        .contains(ResourceTypes.AUTOSCALER);
    assertThat(types.ofGroupKind("ConfigMap")).contains(ResourceTypes.CONFIG_MAP);
    assertThat(cluster.requests()).isEmpty();
  }

  @Test
  void othersAreAskedForOnceAndTheirSubresourcesAreNone() throws Exception {
    cluster.answers(VERSION, RESOURCES);

    assertThat(types.of("example.com/v1beta2", "Parrot")).isEqualTo(PARROT);
    assertThat(types.of("example.com/v1beta2", "Cage").isNamespaced()).isFalse();
    assertThat(cluster.requests()).containsExactly(VERSION);
  }

  @Test
  void aKindOfAnotherVersionIsAskedFor() throws Exception {
    cluster.answers(
        "GET /apis/autoscaling/v1",
        "resources: [{name: horizontalpodautoscalers, namespaced: true, kind: HorizontalPodAutoscaler}]");

    assertThat(types.of("autoscaling/v1", "HorizontalPodAutoscaler").path("shop", "web"))
        .isEqualTo("/apis/autoscaling/v1/namespaces/shop/horizontalpodautoscalers/web");
  }

  @Test
  void aKindThatTheClusterHasNotIsToBeInstalled() throws Exception {
    assertThatThrownBy(() -> types.of("example.com/v1beta2", "Parrot"))
        .isInstanceOf(KubeException.class)
        .hasMessage("The cluster has no kind Parrot in example.com/v1beta2:"
            + " install what brings it, or change apiVersion and kind.");
  }

  /** Behind a group stands perhaps a server of its own, which may be down. */
  @Test
  void aGroupThatCanNotAnswerForNowIsNotMissing() throws Exception {
    cluster.answers(VERSION, TestCluster.refusal(503, "ServiceUnavailable", "service unavailable"));

    assertThatThrownBy(() -> types.of("example.com/v1beta2", "Parrot"))
        .hasMessage("The kinds of example.com/v1beta2 can't be listed: service unavailable.");

    cluster.answers(VERSION, RESOURCES);
    assertThat(types.of("example.com/v1beta2", "Parrot")).isEqualTo(PARROT);
  }

  @Test
  void aGroupAndKindIsTakenInTheVersionThatTheServerPrefers() throws Exception {
    cluster.answers(GROUP, """
        kind: APIGroup
        versions: [{groupVersion: example.com/v1beta2}, {groupVersion: example.com/v1alpha1}]
        preferredVersion: {groupVersion: example.com/v1beta2, version: v1beta2}
        """);
    cluster.answers(VERSION, RESOURCES);

    assertThat(types.ofGroupKind("Parrot.example.com")).contains(PARROT);
    assertThat(types.ofGroupKind("Lion.example.com")).isEmpty();
  }

  @Test
  void aGroupThatIsThereNoMoreHasNoKinds() throws Exception {
    assertThat(types.ofGroupKind("Parrot.example.com")).isEmpty();
    assertThat(types.ofGroupKind("Unknown")).isEmpty();
  }

  @Test
  void aModuleBringsNothingThatBelongsToTheCluster() {
    assertThat(ResourceTypes.ofModules())
        .allMatch(ResourceType::isNamespaced)
        .doesNotContain(
            ResourceTypes.EVENT, ResourceTypes.REPLICA_SET, ResourceTypes.ENDPOINT_SLICE)
        .extracting(ResourceType::kind)
        .startsWith("NetworkPolicy")
        .containsSubsequence("ServiceAccount", "ConfigMap", "Service", "Deployment", "Ingress");
  }

  @Test
  void pathsAreThoseOfTheServer() {
    assertThat(ResourceTypes.POD.collection("shop")).isEqualTo("/api/v1/namespaces/shop/pods");
    assertThat(ResourceTypes.NODE.collection("shop")).isEqualTo("/api/v1/nodes");
    assertThat(PARROT.path("shop", "polly"))
        .isEqualTo("/apis/example.com/v1beta2/namespaces/shop/parrots/polly");
    assertThat(PARROT.groupKind()).isEqualTo("Parrot.example.com");
    assertThat(ResourceTypes.POD.groupKind()).isEqualTo("Pod");
    assertThat(ResourceTypes.POD.apiVersion()).isEqualTo("v1");
  }

  /** Roles of the system are called {@code system:…}. */
  @Test
  void aNameThatIsNoPathArrivesAsItIs() throws Exception {
    ResourceType role = types.of("rbac.authorization.k8s.io/v1", "Role");
    cluster.api().send(ApiRequest.get(role.path("shop", "system:reader")));

    assertThat(cluster.requests())
        .containsExactly(
            "GET /apis/rbac.authorization.k8s.io/v1/namespaces/shop/roles/system:reader");
  }
}
