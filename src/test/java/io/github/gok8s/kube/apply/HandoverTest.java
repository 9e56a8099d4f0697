package io.github.gok8s.kube.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.LiveObjects;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.yaml.YamlFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoverTest {

  private static final String PATCH = "PATCH " + LiveObjects.DEPLOYMENT;

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void start() throws Exception {
    cluster.takes(PATCH);
  }

  @Test
  void replicasAreAppliedAloneByTheirOwnManager() throws Exception {
    Handover.replicas(cluster.api(), "shop", live(""), 4);

    assertThat(cluster.sent(PATCH + "?fieldManager=go-k8s-maven-plugin-replicas&force=true"))
        .isEqualTo(YamlFile.object(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 4}}"));
  }

  @Test
  void aRestartIsKubectlsAnnotationOfAManagerThatDeployLeavesAlone() throws Exception {
    Handover.restart(cluster.api(), "shop", live(""), "2026-01-01T00:00:00Z");

    assertThat(cluster.sent(PATCH + "?fieldManager=go-k8s-maven-plugin-restart&force=true"))
        .isEqualTo(YamlFile.object("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec: {template: {metadata: {annotations: {kubectl.kubernetes.io/restartedAt: '2026-01-01T00:00:00Z'}}}}
            """));
  }

  @Test
  void otherPodsAreWithoutWhatTheServerAndARestartPutIntoThem() throws Exception {
    Handover.template(
        cluster.api(),
        "shop",
        live(
            "{manager: go-k8s-maven-plugin, operation: Apply, fieldsV1: {'f:metadata': {'f:labels': {'f:app': {}}}, 'f:spec': {'f:selector': {}, 'f:template': {'f:spec': {'f:containers': {'k:{\"name\":\"web\"}': {'.': {}, 'f:name': {}, 'f:image': {}}}}}}}}"),
        YamlFile.object("""
            metadata:
              creationTimestamp: null
              labels: {app: web, pod-template-hash: abc}
              annotations: {kubectl.kubernetes.io/restartedAt: x, mine: y}
            spec: {containers: [{name: web, image: 'r/web:1'}]}
            """));

    assertThat(cluster.sent(PATCH + "?fieldManager=go-k8s-maven-plugin&force=true"))
        .isEqualTo(YamlFile.object("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop, labels: {app: web}}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}, annotations: {mine: y}}
                spec: {containers: [{name: web, image: 'r/web:1'}]}
            """));
  }

  @Test
  void whatThisPluginHasNotAppliedIsNotLedBack() throws Exception {
    assertThatThrownBy(
            () -> Handover.template(cluster.api(), "shop", live(""), YamlFile.object("spec: {}")))
        .hasMessage(
            "Deployment web was not applied by this plugin, so it can't be led back by it.");
    assertThat(cluster.requests()).isEmpty();
  }

  @Test
  void aRefusalIsTold() throws Exception {
    cluster.answers(PATCH, TestCluster.refusal(422, "Invalid", "spec.replicas: Invalid value: -1"));

    assertThatThrownBy(() -> Handover.replicas(cluster.api(), "shop", live(""), -1))
        .hasMessage("Deployment web can't be changed: spec.replicas: Invalid value: -1.");
  }

  private static LiveObject live(String managedFields) throws Exception {
    return new LiveObject(ResourceTypes.DEPLOYMENT, YamlFile.object("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop, uid: d1, labels: {app: web, theirs: x}, managedFields: [%s]}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template: {spec: {containers: [{name: web, image: 'r/web:2'}]}}
        """.formatted(managedFields)));
  }
}
