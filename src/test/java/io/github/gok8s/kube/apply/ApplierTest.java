package io.github.gok8s.kube.apply;

import static io.github.gok8s.kube.LiveObjects.CORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.LiveObjects;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplierTest {

  private static final String MAIN = "?fieldManager=go-k8s-maven-plugin&force=true";
  private static final String REPLICAS = "?fieldManager=go-k8s-maven-plugin-replicas&force=true";
  private static final String MAP = "PATCH " + CORE + "configmaps/web";
  private static final String DEPLOYMENT = "PATCH " + LiveObjects.DEPLOYMENT;

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void start() throws Exception {
    cluster.takes(MAP);
    cluster.takes(DEPLOYMENT);
  }

  @Test
  void whatDiffersIsWrittenInOrder() throws Exception {
    List<Applied> applied = apply(
        planned(ResourceTypes.CONFIG_MAP, Optional.empty(), false, new ReplicasStep.Leave()),
        planned(
            ResourceTypes.SERVICE,
            Optional.of("{metadata: {name: web, uid: s1}}"),
            true,
            new ReplicasStep.Leave()),
        planned(ResourceTypes.DEPLOYMENT, Optional.empty(), false, new ReplicasStep.Set(3)));

    assertThat(applied)
        .extracting(Applied::action)
        .containsExactly("created", "unchanged", "created");
    assertThat(cluster.requests())
        .containsExactly(MAP + MAIN, DEPLOYMENT + MAIN, DEPLOYMENT + REPLICAS);
    assertThat(Tree.uid(applied.get(1).live())).isEqualTo("s1");
  }

  @Test
  void theManagerOfTheReplicasAppliesNothingElse() throws Exception {
    List<Applied> applied =
        apply(planned(ResourceTypes.DEPLOYMENT, Optional.of("{}"), true, new ReplicasStep.Set(3)));

    assertThat(cluster.sent(DEPLOYMENT + REPLICAS)).isEqualTo(YamlFile.object("""
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3}}
        """));
    assertThat(cluster.requests()).hasSize(1);
    assertThat(applied.get(0).action()).isEqualTo("changed");
  }

  @Test
  void theGenerationIsThatOfTheLastAnswer() throws Exception {
    cluster.answers(DEPLOYMENT, "metadata: {name: web, generation: 4}");
    cluster.answers(DEPLOYMENT + REPLICAS, "metadata: {name: web, generation: 5}");

    assertThat(apply(
                planned(ResourceTypes.DEPLOYMENT, Optional.empty(), false, new ReplicasStep.Set(3)))
            .get(0)
            .generation())
        .isEqualTo(5);
  }

  @Test
  void aRefusalInTheMiddleSaysWhatWasWritten() throws Exception {
    cluster.answers(DEPLOYMENT, TestCluster.refusal(409, "Conflict", "the namespace is going"));
    PlannedObject map =
        planned(ResourceTypes.CONFIG_MAP, Optional.empty(), false, new ReplicasStep.Leave());
    PlannedObject unchanged =
        planned(ResourceTypes.SERVICE, Optional.of("{}"), true, new ReplicasStep.Leave());
    PlannedObject deployment =
        planned(ResourceTypes.DEPLOYMENT, Optional.empty(), false, new ReplicasStep.Leave());

    assertThatThrownBy(() -> apply(map, unchanged, deployment))
        .hasMessage(
            "Deployment web was accepted when it was tried out, but not now: the namespace is going."
                + " Written before: ConfigMap web. The same command converges.");
    assertThatThrownBy(() -> apply(unchanged, deployment))
        .hasMessageEndingWith(" Nothing was written. The same command converges.");
  }

  @Test
  void whatWasThereBeforeIsAppliedAgain() throws Exception {
    Optional<JsonObject> restored = restore("""
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
          namespace: shop
          uid: m1
          managedFields:
          - {manager: go-k8s-maven-plugin, operation: Apply, fieldsV1: {'f:data': {'f:a': {}}}}
        data: {a: before, theirs: x}
        """);

    assertThat(restored)
        .contains(
            YamlFile.object(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: web, namespace: shop}, data: {a: before}}"));
    assertThat(cluster.requests()).containsExactly(MAP + MAIN);
  }

  @Test
  void whatThisPluginHadNotAppliedIsNotRestored() throws Exception {
    assertThat(restore("{apiVersion: v1, kind: ConfigMap, metadata: {name: web}}"))
        .isEmpty();
    assertThat(cluster.requests()).isEmpty();
  }

  @Test
  void aNamespaceThatMayNotBeMadeIsForAnAdministrator() throws Exception {
    cluster.answers(
        "POST /api/v1/namespaces",
        TestCluster.refusal(403, "Forbidden", "namespaces \"shop\" is forbidden"));

    assertThatThrownBy(() ->
            new Applier(cluster.api()).createNamespace(YamlFile.object("metadata: {name: shop}")))
        .hasMessage(
            "The namespace shop is not there and can't be made: namespaces \"shop\" is forbidden."
                + " Let an administrator make it.");
  }

  private Optional<JsonObject> restore(String live) throws Exception {
    return new Applier(cluster.api())
        .restore(
            planned(ResourceTypes.CONFIG_MAP, Optional.of(live), false, new ReplicasStep.Leave()),
            "shop");
  }

  private List<Applied> apply(PlannedObject... objects) throws Exception {
    return new Applier(cluster.api())
        .apply(new Plan(
            new ApplyOptions("shop", "web", false, true, false, false),
            List.of(objects),
            List.of()));
  }

  private static PlannedObject planned(
      ResourceType type, Optional<String> live, boolean isOwned, ReplicasStep replicas)
      throws Exception {
    JsonObject tree = YamlFile.object("{apiVersion: " + type.apiVersion() + ", kind: " + type.kind()
        + ", metadata: {name: web}}");
    return new PlannedObject(
        new KubeObject(tree),
        type,
        live.isPresent() ? Optional.of(YamlFile.object(live.get())) : Optional.empty(),
        List.of(),
        List.of(),
        isOwned,
        replicas);
  }
}
